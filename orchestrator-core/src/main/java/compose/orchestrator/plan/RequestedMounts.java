package compose.orchestrator.plan;

import compose.orchestrator.engine.HostStorage;
import compose.orchestrator.model.Mount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mounts that a container was made with, by target, whichever way they were asked for. */
final class RequestedMounts {

  private static final int BEHIND_DRIVE = 2;

  private RequestedMounts() {}

  static Map<String, Mount> of(HostStorage storage) {
    var all = new LinkedHashMap<String, Mount>();
    for (String bind : storage.binds()) {
      Mount mount = bind(bind);
      all.put(clean(mount.target()), mount);
    }
    for (Mount mount : storage.mounts()) {
      all.put(clean(mount.target()), mount);
    }
    return all;
  }

  /** As the engine writes a path, whatever the file says: without empty and superfluous parts. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    if (absolute && (path.contains("//") || path.contains("/."))) {
      return Path.of(path).normalize().toString();
    }
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** SOURCE:TARGET[:OPTIONS], where the source is a path or the name of a volume. */
  private static Mount bind(String bind) {
    int first = Math.max(bind.indexOf(':', BEHIND_DRIVE), 0);
    int second = bind.indexOf(':', Math.min(bind.length(), first + 1 + BEHIND_DRIVE));
    String source = bind.substring(0, first);
    String target = second < 0 ? bind.substring(first + 1) : bind.substring(first + 1, second);
    var options = new BindOptions();
    if (second >= 0) {
      options.read(bind.substring(second + 1));
    }
    return options.mount(isPath(source) ? "bind" : "volume", source, target);
  }

  private static boolean isPath(String source) {
    return source.startsWith("/") || source.startsWith("~") || source.indexOf('\\') >= 0;
  }

  /** What stands behind the last colon, comma-separated. */
  private static final class BindOptions {
    private boolean readOnly;
    private boolean noCopy;
    private @Nullable String selinux;
    private @Nullable String propagation;

    void read(String options) {
      int start = 0;
      while (start <= options.length()) {
        int comma = options.indexOf(',', start);
        int end = comma < 0 ? options.length() : comma;
        one(options.substring(start, end));
        start = end + 1;
      }
    }

    private void one(String option) {
      switch (option) {
        case "ro" -> readOnly = true;
        case "rw", "" -> readOnly = false;
        case "nocopy" -> noCopy = true;
        case "z", "Z" -> selinux = option;
        case "shared", "rshared", "slave", "rslave", "private", "rprivate" -> propagation = option;
        default -> {
          // cached and the like have no effect on Linux
        }
      }
    }

    Mount mount(String type, String source, String target) {
      return new Mount(
          type,
          source,
          target,
          readOnly,
          null,
          propagation,
          true,
          null,
          selinux,
          noCopy,
          null,
          Map.of(),
          null,
          null,
          null);
    }
  }
}
