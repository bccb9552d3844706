package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.List;
import java.util.Map;

/** Makes a canonical value for a shape, in which each attribute is there and says something. */
final class SampleValues {

  /** Every free name there is. */
  static final String NAME = "sample";

  private static final Location AT = Location.of("sample.yaml");

  private SampleValues() {}

  static Mapping struct(Shape shape) {
    var struct = new MappingBuilder(AT);
    for (Map.Entry<String, Shape> attribute : shape.attributes.entrySet()) {
      Shape value = attribute.getValue();
      if (value.kind != Kind.DROPPED && !value.internal) {
        struct.put(value.canonicalName, of(value));
      }
    }
    return struct.build();
  }

  private static Node of(Shape shape) {
    return switch (shape.kind) {
      case STRUCT, REQUIRED_STRUCT, ENVIRONMENT_FILE -> struct(shape);
      case STRUCTS -> shape.others == null ? text("") : named(of(shape.others));
      case LIST -> shape.item == null ? text("") : list(of(shape.item));
      case LIMIT -> struct(shape);
      case TEXT, REQUIRED_TEXT -> text(shape.values.isEmpty() ? "text" : shape.values.getLast());
      case FLAG -> Scalar.of(true, AT);
      case REQUIRED_FLAG, CHOICE -> Scalar.of(false, AT);
      case INTEGER,
          OPTIONAL_INTEGER,
          REQUIRED_INTEGER,
          NATURAL,
          OPTIONAL_NATURAL,
          REQUIRED_NATURAL,
          DEVICE_COUNT ->
          Scalar.of(7L, AT);
      case FLOAT -> Scalar.of(0.5, AT);
      case BYTES, REQUIRED_BYTES -> text("1024");
      case DURATION, OPTIONAL_DURATION -> text("5s");
      case FILE_MODE -> text("0440");
      case COMMAND, TEXTS, NUMBERS_OR_TEXTS -> list(text("80"));
      case TEST -> new Sequence(List.of(text("CMD"), text("true")), AT);
      case VARIABLES, LABELS, OPTIONS -> named(text("value"));
      case MULTIPLE -> named(list(text("value")));
      case HOSTS -> list(text(NAME + "=192.0.2.1"));
      case SSH -> list(text("default"));
      case ANY, DROPPED -> throw new IllegalArgumentException(shape.canonicalName);
    };
  }

  private static Scalar text(String text) {
    return Scalar.of(text, AT);
  }

  private static Sequence list(Node item) {
    return new Sequence(List.of(item), AT);
  }

  private static Mapping named(Node value) {
    return new MappingBuilder(AT).put(NAME, value).build();
  }
}
