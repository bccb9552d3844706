package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** The value of a scalar by its tag: YAML's own tags convert, unknown ones mean text. */
final class TaggedScalar {

  private static final String STANDARD = "tag:yaml.org,2002:";

  private TaggedScalar() {}

  static Scalar of(ScalarEvent event, @Nullable String tag, Location at) {
    String text = event.getValue();
    if (tag == null) {
      Object value = event.isPlain() ? ScalarResolver.resolve(text) : text;
      return new Scalar(value, text, at);
    }
    if (!tag.startsWith(STANDARD)) {
      return new Scalar(text, text, at);
    }
    return new Scalar(standard(tag.substring(STANDARD.length()), text, at), text, at);
  }

  private static @Nullable Object standard(String tag, String text, Location at) {
    if (tag.equals("str")) {
      return text;
    }
    if (tag.equals("binary")) {
      return binary(text, at);
    }
    Object value = ScalarResolver.resolve(text);
    if (tag.equals("float") && value instanceof Long number) {
      return number.doubleValue();
    }
    if (!tag.equals(tagOf(value))) {
      throw wrong(tag, text, at);
    }
    return value;
  }

  private static String tagOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Double) {
      return "float";
    }
    if (value instanceof Timestamp) {
      return "timestamp";
    }
    return value instanceof String ? "str" : "int";
  }

  private static String binary(String text, Location at) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("binary", text, at);
    }
  }

  private static UnreadableYaml wrong(String tag, String text, Location at) {
    return new UnreadableYaml(
        Diagnostic.error("wrong-tag", "'" + text + "' cannot be read as !!" + tag, null, at));
  }
}
