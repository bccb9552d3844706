package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [source:]target[:options]}. */
final class MountSpecification {

  private final String text;
  private final Location at;
  private String source = "";
  private String target = "";
  private boolean readOnly;
  private boolean noCopy;
  private String propagation = "";
  private String selinux = "";

  private MountSpecification(String text, Location at) {
    this.text = text;
    this.at = at;
  }

  static Mapping parse(String text, Location at) throws InvalidSpecification {
    return new MountSpecification(text, at).parse();
  }

  private Mapping parse() throws InvalidSpecification {
    if (text.isEmpty()) {
      throw invalid("it is empty");
    }
    if (text.length() <= 2) {
      return new MappingBuilder(at)
          .put("type", Scalar.of("volume", at))
          .put("target", Scalar.of(Paths.clean(text), at))
          .build();
    }
    List<String> sections = sections();
    if (sections.size() == 1) {
      target = sections.getFirst();
    } else {
      source = sections.get(0);
      target = sections.get(1);
    }
    if (sections.size() > 3) {
      throw invalid("it has too many colons");
    }
    if (sections.size() == 3) {
      options(sections.get(2));
    }
    return build();
  }

  /**
   * The parts between colons; the colon of a Windows drive and those of a variable separate none.
   */
  private List<String> sections() throws InvalidSpecification {
    var sections = new ArrayList<String>();
    int start = 0;
    int variables = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ':';
      if (c == '$' && text.startsWith("{", i + 1)) {
        variables++;
      } else if (c == '}' && variables > 0) {
        variables--;
      } else if (c == ':' && !isDrive(start, i) && (variables == 0 || i == text.length())) {
        if (i == start) {
          throw invalid("there is nothing between two colons");
        }
        sections.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return sections;
  }

  private boolean isDrive(int start, int colon) {
    return colon < text.length() && colon == start + 1 && Character.isLetter(text.charAt(start));
  }

  private void options(String options) {
    for (String option : options.split(",", -1)) {
      switch (option) {
        case "ro" -> readOnly = true;
        case "rw" -> readOnly = false;
        case "nocopy" -> noCopy = true;
        case "z", "Z" -> selinux = option;
        case "rprivate", "private", "rshared", "shared", "rslave", "slave" -> propagation = option;
        default -> {
          // Options that are not known are let through without effect, as docker compose does.
        }
      }
    }
  }

  private Mapping build() {
    boolean bind = isPath(source);
    var mount = new MappingBuilder(at).put("type", Scalar.of(bind ? "bind" : "volume", at));
    if (!source.isEmpty()) {
      mount.put("source", Scalar.of(source, at));
    }
    mount.put("target", Scalar.of(Paths.clean(target), at));
    if (readOnly) {
      mount.put("read_only", Scalar.of(true, at));
    }
    if (bind || !propagation.isEmpty() || !selinux.isEmpty()) {
      mount.put("bind", bindOptions(bind));
    }
    if (!bind || noCopy) {
      mount.put("volume", volumeOptions());
    }
    return mount.build();
  }

  private Mapping bindOptions(boolean bind) {
    var options = new MappingBuilder(at);
    if (!selinux.isEmpty()) {
      options.put("selinux", Scalar.of(selinux, at));
    }
    if (!propagation.isEmpty()) {
      options.put("propagation", Scalar.of(propagation, at));
    }
    if (bind) {
      options.put("create_host_path", Scalar.of(true, at));
    }
    return options.build();
  }

  private Mapping volumeOptions() {
    var options = new MappingBuilder(at);
    if (noCopy) {
      options.put("nocopy", Scalar.of(true, at));
    }
    return options.build();
  }

  /** Whether a source is a path and not the name of a volume. */
  private static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    char first = source.charAt(0);
    boolean drive = source.length() > 1 && source.charAt(1) == ':' && Character.isLetter(first);
    return first == '.' || first == '/' || first == '~' || drive || source.startsWith("\\\\");
  }

  private InvalidSpecification invalid(String reason) {
    return new InvalidSpecification(
        "not a mount, " + reason + ": '" + text + "'",
        "Write [source:]target[:options], such as \"data:/var/lib/data:ro\".");
  }
}
