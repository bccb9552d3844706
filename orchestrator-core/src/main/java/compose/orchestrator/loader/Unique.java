package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a later item of a list replace the earlier one that means the same thing. */
final class Unique {

  private final Findings findings;
  private final LoadListener listener;

  Unique(Findings findings, LoadListener listener) {
    this.findings = findings;
    this.listener = listener;
  }

  Mapping file(Mapping file) {
    return mapping(file, Specification.FILE, TreePath.ROOT);
  }

  private Mapping mapping(Mapping mapping, Shape shape, TreePath path) {
    return Rewrite.entries(mapping, entry -> value(entry, shape.of(entry.key()), path));
  }

  private Node value(Mapping.Entry entry, @Nullable Shape shape, TreePath path) {
    Node value = entry.value();
    if (shape != null && value instanceof Mapping mapping) {
      return mapping(mapping, shape, path.child(entry.key()));
    }
    if (shape != null && value instanceof Sequence list) {
      return list(list, shape, path.child(entry.key()));
    }
    return value;
  }

  private Sequence list(Sequence list, Shape shape, TreePath path) {
    if (shape.unique == UniqueKey.NONE) {
      return list;
    }
    List<Node> kept = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      String key = key(item, shape.unique, path.item(i));
      Integer place = key == null ? null : places.putIfAbsent(key, kept.size());
      if (place != null) {
        listener.replaced(path, item, kept.get(place));
        kept.set(place, item);
      } else {
        kept.add(item);
      }
    }
    return kept.size() == list.items().size() ? list : new Sequence(kept, list.location());
  }

  /** What the item is known by, or null where it is none that could repeat. */
  private @Nullable String key(Node item, UniqueKey unique, TreePath path) {
    return switch (unique) {
      case NONE -> null;
      case NAME -> name(item);
      case MOUNT_TARGET -> mountTarget(item, path);
      case DEVICE_TARGET -> deviceTarget(item, path);
      case CONFIG_TARGET -> fileTarget(item, "");
      case SECRET_TARGET -> fileTarget(item, "/run/secrets");
      case FILE -> item instanceof Mapping file ? Values.text(file.get("path")) : Values.text(item);
      case EXPOSED_PORT -> exposedPort(item, path);
      case PUBLISHED_PORT -> item instanceof Mapping port ? port(port, path) : spelled(item);
    };
  }

  private static @Nullable String name(Node item) {
    String text = Values.text(item);
    if (text == null) {
      return null;
    }
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private @Nullable String exposedPort(Node item, TreePath path) {
    if (item instanceof Scalar scalar && scalar.value() instanceof Double) {
      findings.error(
          "wrong-type",
          path,
          "expected an integer or a text, got " + item.describe(),
          null,
          item.location());
    }
    return spelled(item);
  }

  private static @Nullable String spelled(Node item) {
    return item instanceof Scalar ? Values.spelled(item) : null;
  }

  private @Nullable String mountTarget(Node item, TreePath path) {
    if (item instanceof Mapping mount) {
      return required(mount, "target", path, "a mount needs a target");
    }
    String text = Values.text(item);
    try {
      return text == null
          ? null
          : Values.text(MountSpecification.parse(text, item.location()).get("target"));
    } catch (InvalidSpecification e) {
      findings.error("invalid-mount", path, e.summary(), e.help(), item.location());
      return null;
    }
  }

  private @Nullable String deviceTarget(Node item, TreePath path) {
    if (item instanceof Mapping device) {
      return required(device, "target", path, "a device needs a target");
    }
    String text = Values.text(item);
    if (text == null) {
      return null;
    }
    String[] parts = text.split(":", -1);
    return parts.length == 1 ? parts[0] : parts[1];
  }

  private static @Nullable String fileTarget(Node item, String folder) {
    if (!(item instanceof Mapping reference)) {
      return folder + "/" + Values.text(item);
    }
    String target = Values.text(reference.get("target"));
    return target != null ? target : folder + "/" + Values.text(reference.get("source"));
  }

  private @Nullable String port(Mapping port, TreePath path) {
    Node target = port.get("target");
    if (!(target instanceof Scalar)) {
      findings.error(
          "missing-attribute", path, "a port needs a target", "Add target: PORT.", port.location());
      return null;
    }
    return Values.text(port, "host_ip", "0.0.0.0")
        + "|"
        + typed(port.get("published"))
        + "|"
        + Values.spelled(target)
        + "|"
        + Values.text(port, "protocol", "tcp");
  }

  /** A number and a text are different ports, even where they look alike. */
  private static String typed(@Nullable Node published) {
    if (published == null) {
      return "";
    }
    String text = Values.text(published);
    return text == null ? "number " + Values.spelled(published) : text;
  }

  private @Nullable String required(Mapping item, String key, TreePath path, String message) {
    String text = Values.text(item.get(key));
    if (text == null) {
      String help = "Add " + key + ": PATH.";
      findings.error("missing-attribute", path, message, help, item.location());
    }
    return text;
  }
}
