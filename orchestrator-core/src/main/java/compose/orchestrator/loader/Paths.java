package compose.orchestrator.loader;

import compose.orchestrator.loader.source.FileSource;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Makes paths in attributes relative to a folder, or absolute where that folder is. */
final class Paths {

  private static final List<String> REMOTE =
      List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

  private final String folder;
  private final String home;
  private final FileSource files;
  private final Findings findings;

  /**
   * Makes the pass.
   *
   * @param folder what relative paths are relative to
   * @param home what {@code ~} stands for; empty where it is not known
   */
  Paths(String folder, String home, FileSource files, Findings findings) {
    this.folder = folder;
    this.home = home;
    this.files = files;
    this.findings = findings;
  }

  Mapping file(Mapping file) {
    return mapping(file, Specification.FILE, TreePath.ROOT);
  }

  private Mapping mapping(Mapping mapping, Shape shape, TreePath path) {
    return Rewrite.entries(
        mapping,
        entry -> {
          Shape child = shape.of(entry.key());
          return child == null
              ? entry.value()
              : node(entry.value(), child, path.child(entry.key()));
        });
  }

  private Node node(Node node, Shape shape, TreePath path) {
    return switch (shape.path) {
      case NONE -> inside(node, shape, path);
      case MOUNT -> node instanceof Mapping mount ? mount(mount, path) : node;
      case VOLUME -> node instanceof Mapping volume ? volume(volume) : node;
      case FILE, CONTEXT, HOST, RESOURCE, WATCHED -> each(node, shape.path);
    };
  }

  private Node inside(Node node, Shape shape, TreePath path) {
    if (node instanceof Mapping mapping) {
      return mapping(mapping, shape, path);
    }
    Shape item = shape.item;
    if (!(node instanceof Sequence list) || item == null) {
      return node;
    }
    return Rewrite.items(list, (value, index) -> node(value, item, path.item(index)));
  }

  /** The rule applies to a text itself, and to each text of a list or mapping. */
  private Node each(Node node, PathRule rule) {
    if (node instanceof Mapping mapping) {
      return Rewrite.entries(mapping, entry -> each(entry.value(), rule));
    }
    if (node instanceof Sequence list) {
      return Rewrite.items(list, (item, index) -> each(item, rule));
    }
    String text = Values.text(node);
    return text == null ? node : Scalar.of(resolve(text, rule), node.location());
  }

  private String resolve(String path, PathRule rule) {
    return switch (rule) {
      case NONE, MOUNT, VOLUME -> path;
      case CONTEXT -> isRemoteContext(path) ? path : file(path);
      case RESOURCE -> Resources.isRemote(path) ? path : file(path);
      case FILE -> file(path);
      case HOST -> host(path);
      case WATCHED -> files.withoutLinks(file(path));
    };
  }

  private static boolean isRemoteContext(String context) {
    if (context.contains("://") || context.startsWith("service:")) {
      return true;
    }
    for (String prefix : REMOTE) {
      if (context.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private String file(String path) {
    String expanded = expandHome(path);
    return expanded.isEmpty() || expanded.startsWith("/") ? expanded : join(folder, expanded);
  }

  private String host(String path) {
    String expanded = expandHome(path);
    return expanded.startsWith("/") || isWindowsPath(expanded) ? expanded : join(folder, expanded);
  }

  private static boolean isWindowsPath(String path) {
    boolean share = path.startsWith("\\\\");
    boolean drive = path.length() > 2 && path.charAt(1) == ':';
    return share || (drive && (path.charAt(2) == '\\' || path.charAt(2) == '/'));
  }

  private String expandHome(String path) {
    return path.startsWith("~") && !home.isEmpty() ? join(home, path.substring(1)) : path;
  }

  private Node mount(Mapping mount, TreePath path) {
    if (!Values.text(mount, "type", "").equals("bind")) {
      return mount;
    }
    String source = Values.text(mount.get("source"));
    if (source == null) {
      findings.error(
          "missing-attribute",
          path,
          "a mount of type bind needs a source",
          "Add source: PATH.",
          mount.location());
      return mount;
    }
    Scalar resolved = Scalar.of(host(source), mount.location());
    return new MappingBuilder(mount).put("source", resolved).build();
  }

  /** A local volume with the option {@code o: bind} is a bind mount of its device. */
  private Node volume(Mapping volume) {
    Mapping options = Values.mapping(volume, "driver_opts");
    String device = Values.text(options.get("device"));
    boolean bind = Values.text(options, "o", "").equals("bind");
    if (!Values.text(volume, "driver", "").equals("local") || !bind || device == null) {
      return volume;
    }
    Scalar resolved = Scalar.of(host(device), options.location());
    Mapping changed = new MappingBuilder(options).put("device", resolved).build();
    return new MappingBuilder(volume).put("driver_opts", changed).build();
  }

  static String join(String folder, String path) {
    if (folder.isEmpty() || path.isEmpty()) {
      String either = folder + path;
      return either.isEmpty() ? "" : clean(either);
    }
    return clean(folder + "/" + path);
  }

  /** The shortest path that means the same, without looking at the file system. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    var parts = new ArrayList<String>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        up(parts, absolute);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  private static void up(List<String> parts, boolean absolute) {
    if (!parts.isEmpty() && !parts.getLast().equals("..")) {
      parts.removeLast();
    } else if (!absolute) {
      parts.add("..");
    }
  }
}
