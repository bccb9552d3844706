package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.loader.source.GitReference;
import compose.orchestrator.loader.source.GitSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings files that a project names onto this machine. */
final class Resources {

  private static final String REGISTRY = "oci://";
  private static final String GIT_SWITCH = "COMPOSE_EXPERIMENTAL_GIT_REMOTE";

  private final LoadContext context;

  Resources(LoadContext context) {
    this.context = context;
  }

  /** Whether a file is in a git repository or a registry. */
  static boolean isRemote(String name) {
    return name.startsWith(REGISTRY) || GitReference.parse(name) != null;
  }

  /** The absolute path of a file, or null where it cannot be had. */
  @Nullable Path local(String name, Path folder, @Nullable Location at) {
    if (name.startsWith(REGISTRY)) {
      String help = "Fetch it first, or use a git repository.";
      error("Compose files in registries cannot be loaded: " + name, help, at);
      return null;
    }
    GitReference reference = GitReference.parse(name);
    return reference == null ? folder.resolve(name).normalize() : fetched(name, reference, at);
  }

  private @Nullable Path fetched(String name, GitReference reference, @Nullable Location at) {
    String allowed = context.environment().getOrDefault(GIT_SWITCH, "true");
    if (allowed.equals("0") || allowed.toLowerCase(Locale.ROOT).startsWith("f")) {
      error("files in git repositories are switched off by " + GIT_SWITCH, null, at);
      return null;
    }
    try {
      return new GitSource(context.environment()).fetch(reference);
    } catch (IOException e) {
      String help = "Check the address, and that git can reach it: git ls-remote.";
      error("cannot fetch " + name + ": " + e.getMessage(), help, at);
      return null;
    }
  }

  private void error(String summary, @Nullable String help, @Nullable Location at) {
    context.findings().error("remote-file", summary, help, at);
  }
}
