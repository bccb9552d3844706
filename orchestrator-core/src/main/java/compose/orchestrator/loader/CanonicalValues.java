package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The canonical spelling of values that are neither a mapping of attributes nor a list of such. */
final class CanonicalValues {

  private static final Long ALL_DEVICES = -1L;

  private final Findings findings;
  private final CanonicalCollections collections;

  CanonicalValues(Findings findings) {
    this.findings = findings;
    this.collections = new CanonicalCollections(findings);
  }

  /** The canonical value, or null where it says nothing or is wrong. */
  @Nullable Node of(Node value, Kind kind, TreePath path) {
    return switch (kind) {
      case TEXT, REQUIRED_TEXT -> text(value, kind, path);
      case FLAG, CHOICE, REQUIRED_FLAG -> truth(value, kind, path);
      case INTEGER, OPTIONAL_INTEGER, REQUIRED_INTEGER -> integer(value, kind, path);
      case NATURAL, OPTIONAL_NATURAL, REQUIRED_NATURAL -> natural(value, kind, path);
      case FLOAT -> number(value, path);
      case BYTES, REQUIRED_BYTES -> bytes(value, kind, path);
      case DURATION, OPTIONAL_DURATION -> duration(value, kind, path);
      case FILE_MODE -> fileMode(value, path);
      case DEVICE_COUNT -> deviceCount(value, path);
      case COMMAND -> command(value, path);
      case TEST -> test(value);
      case TEXTS, NUMBERS_OR_TEXTS -> texts(value, kind, path);
      case LIMIT -> limit(value);
      case VARIABLES, LABELS, OPTIONS, MULTIPLE, HOSTS, SSH -> collections.of(value, kind, path);
      case ANY, DROPPED, STRUCT, REQUIRED_STRUCT, STRUCTS, LIST, ENVIRONMENT_FILE -> null;
    };
  }

  /** The number 0 is the same as no number. */
  private static Node limit(Node value) {
    boolean zero = value instanceof Scalar scalar && Long.valueOf(0).equals(scalar.value());
    return zero ? Mapping.empty(value.location()) : value;
  }

  private @Nullable Node wrong(Node value, TreePath path, String expected) {
    return wrong(value, path, expected, null);
  }

  private @Nullable Node wrong(Node value, TreePath path, String expected, @Nullable String help) {
    findings.error(
        "wrong-type",
        path,
        "expected " + expected + ", got " + value.describe(),
        help,
        value.location());
    return null;
  }

  private @Nullable Node text(Node value, Kind kind, TreePath path) {
    if (!(value instanceof Scalar scalar)) {
      return wrong(value, path, "a text");
    }
    if (scalar.value() instanceof Long number) {
      return Scalar.of(number.toString(), value.location());
    }
    if (!(scalar.value() instanceof String text)) {
      return wrong(value, path, "a text");
    }
    return text.isEmpty() && kind == Kind.TEXT ? null : scalar;
  }

  private @Nullable Node truth(Node value, Kind kind, TreePath path) {
    Object truth = value instanceof Scalar scalar ? scalar.value() : null;
    if (truth instanceof String text) {
      truth = Casts.truth(text);
      if (truth != null) {
        Casts.warnOldBoolean(text, path, value.location(), findings);
      }
    }
    if (!(truth instanceof Boolean flag)) {
      return wrong(value, path, "true or false");
    }
    return kind == Kind.FLAG && !flag ? null : Scalar.of(flag, value.location());
  }

  private @Nullable Node integer(Node value, Kind kind, TreePath path) {
    Object number = value instanceof Scalar scalar ? scalar.value() : null;
    Long integer = number instanceof String text ? Casts.integer(text) : whole(number);
    if (integer == null) {
      return wrong(value, path, "an integer");
    }
    boolean empty = kind == Kind.INTEGER && integer == 0;
    return empty ? null : Scalar.of((Object) integer, value.location());
  }

  private static @Nullable Long whole(@Nullable Object number) {
    if (number instanceof Double decimal) {
      return decimal.longValue();
    }
    return number instanceof Long integer ? integer : null;
  }

  private @Nullable Node natural(Node value, Kind kind, TreePath path) {
    Long integer = value instanceof Scalar scalar ? whole(scalar.value()) : null;
    if (integer == null || integer < 0) {
      return wrong(value, path, "a number from 0 on");
    }
    boolean empty = kind == Kind.NATURAL && integer == 0;
    return empty ? null : Scalar.of((Object) integer, value.location());
  }

  private @Nullable Node number(Node value, TreePath path) {
    Object given = value instanceof Scalar scalar ? scalar.value() : null;
    Double number = given instanceof String text ? Casts.number(text) : null;
    if (given instanceof Number numeric) {
      number = numeric.doubleValue();
    }
    if (number == null) {
      return wrong(value, path, "a number");
    }
    double single = Casts.single(number);
    return single == 0 ? null : Scalar.of((Object) single, value.location());
  }

  private @Nullable Node bytes(Node value, Kind kind, TreePath path) {
    Object given = value instanceof Scalar scalar ? scalar.value() : null;
    Long bytes = given instanceof String text ? ByteSize.parse(text) : Long.valueOf(0);
    if (given instanceof Long number) {
      bytes = number;
    }
    if (bytes == null) {
      return wrong(value, path, "a size such as 64m");
    }
    boolean empty = kind == Kind.BYTES && bytes == 0;
    return empty ? null : Scalar.of(bytes.toString(), value.location());
  }

  private @Nullable Node duration(Node value, Kind kind, TreePath path) {
    String text = Values.text(value);
    Long nanoseconds = text == null ? null : DurationText.parse(text);
    if (nanoseconds == null) {
      String help = DurationText.help(text == null ? "" : text);
      return wrong(value, path, DurationText.EXPECTED, help);
    }
    boolean empty = kind == Kind.DURATION && nanoseconds == 0;
    return empty ? null : Scalar.of(DurationText.format(nanoseconds), value.location());
  }

  private @Nullable Node fileMode(Node value, TreePath path) {
    Object given = value instanceof Scalar scalar ? scalar.value() : null;
    Long mode = given instanceof Long number ? number : null;
    if (given instanceof String text) {
      mode = octal(text);
    }
    if (mode == null) {
      return wrong(value, path, "permissions such as 0440");
    }
    return Scalar.of("0" + Long.toOctalString(mode), value.location());
  }

  private static @Nullable Long octal(String text) {
    try {
      return Long.valueOf(text, 8);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Node deviceCount(Node value, TreePath path) {
    String text = Values.text(value);
    boolean all = text != null && text.toLowerCase(Locale.ROOT).equals("all");
    return all
        ? Scalar.of((Object) ALL_DEVICES, value.location())
        : integer(value, Kind.INTEGER, path);
  }

  private @Nullable Node command(Node value, TreePath path) {
    String text = Values.text(value);
    if (text == null) {
      return value;
    }
    try {
      return texts(CommandLine.split(text), value.location());
    } catch (InvalidSpecification e) {
      findings.error("invalid-command", path, e.summary(), e.help(), value.location());
      return null;
    }
  }

  private static @Nullable Node test(Node value) {
    String text = Values.text(value);
    if (text != null) {
      return texts(List.of("CMD-SHELL", text), value.location());
    }
    return value instanceof Sequence list && list.items().isEmpty() ? null : value;
  }

  private static Sequence texts(List<String> texts, Location at) {
    var items = new ArrayList<Node>(texts.size());
    for (String text : texts) {
      items.add(Scalar.of(text, at));
    }
    return new Sequence(items, at);
  }

  private @Nullable Node texts(Node value, Kind kind, TreePath path) {
    if (!(value instanceof Sequence list)) {
      return new Sequence(List.of(value), value.location());
    }
    var items = new ArrayList<Node>(list.items().size());
    for (Node item : list.items()) {
      boolean text = Values.text(item) != null;
      if (kind == Kind.TEXTS && item instanceof Scalar scalar && scalar.value() instanceof Double) {
        wrong(item, path, "a text or an integer");
      }
      items.add(text ? item : Scalar.of(Values.spelled(item), item.location()));
    }
    return items.isEmpty() ? null : new Sequence(items, list.location());
  }
}
