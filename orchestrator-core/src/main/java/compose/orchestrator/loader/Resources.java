package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Brings files that a project names onto this machine. */
final class Resources {

  private final LoadContext context;

  Resources(LoadContext context) {
    this.context = context;
  }

  /** The absolute path of a file, or null where it cannot be had. */
  @Nullable Path local(String name, Path folder, Location at) {
    if (RemoteResource.isRemote(name)) {
      context
          .findings()
          .error("remote-file", "files in registries cannot be loaded: " + name, null, at);
      return null;
    }
    return folder.resolve(name).normalize();
  }
}
