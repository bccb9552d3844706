package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.loader.source.GitReference;
import compose.orchestrator.loader.source.GitSource;
import compose.orchestrator.loader.source.OciSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings files that a project names onto this machine. */
final class Resources {

  private static final String GIT_SWITCH = "COMPOSE_EXPERIMENTAL_GIT_REMOTE";
  private static final String REGISTRY_SWITCH = "COMPOSE_EXPERIMENTAL_OCI_REMOTE";

  private final LoadContext context;

  Resources(LoadContext context) {
    this.context = context;
  }

  /** Whether a file is in a git repository or a registry. */
  static boolean isRemote(String name) {
    return name.startsWith(OciSource.PREFIX) || GitReference.parse(name) != null;
  }

  /** The absolute path of a file, or null where it cannot be had. */
  @Nullable Path local(String name, Path folder, @Nullable Location at) {
    if (name.startsWith(OciSource.PREFIX)) {
      return isAllowed(REGISTRY_SWITCH, "registries", at) ? ofRegistry(name, at) : null;
    }
    GitReference reference = GitReference.parse(name);
    if (reference == null) {
      return folder.resolve(name).normalize();
    }
    return isAllowed(GIT_SWITCH, "git repositories", at) ? ofGit(name, reference, at) : null;
  }

  private boolean isAllowed(String variable, String where, @Nullable Location at) {
    String allowed = context.environment().getOrDefault(variable, "true");
    boolean off = allowed.equals("0") || allowed.toLowerCase(Locale.ROOT).startsWith("f");
    if (off) {
      error("files in " + where + " are switched off by " + variable, null, at);
    }
    return !off;
  }

  private @Nullable Path ofRegistry(String name, @Nullable Location at) {
    try {
      return context.registries().fetch(name);
    } catch (IOException e) {
      String help = "Check the address, and that you are logged in: docker login.";
      error("cannot fetch " + name + ": " + e.getMessage(), help, at);
      return null;
    }
  }

  private @Nullable Path ofGit(String name, GitReference reference, @Nullable Location at) {
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
