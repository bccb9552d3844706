package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in all values of a file, then turns texts into numbers and truth values where
 * the attribute is one. Keys stay as they are.
 */
final class Interpolate {

  private final Findings findings;
  private @Nullable Scalar current;
  private final Template template;

  Interpolate(Map<String, String> environment, Findings findings) {
    this.findings = findings;
    this.template = new Template(environment, this::unset);
  }

  Mapping file(Mapping file) {
    return mapping(file, Specification.FILE, TreePath.ROOT);
  }

  /** A text that stands outside of the tree's attributes, such as the project's name. */
  @Nullable String text(Scalar scalar, TreePath path) {
    Node result = text(scalar, scalar.text(), null, path);
    return result instanceof Scalar complete ? complete.text() : null;
  }

  private void unset(String name) {
    if (findings.isFirst("unset " + name)) {
      findings.warning(
          "unset-variable",
          "The \"" + name + "\" variable is not set. Defaulting to a blank string.",
          "Set " + name + ", or write ${" + name + ":-} where empty is meant.",
          current == null ? null : current.location());
    }
  }

  /** The node with its variables replaced, or null where that failed. */
  private @Nullable Node node(Node node, @Nullable Shape shape, TreePath path) {
    if (node instanceof Mapping mapping) {
      return mapping(mapping, shape, path);
    }
    if (node instanceof Sequence sequence) {
      return sequence(sequence, shape == null ? null : shape.item, path);
    }
    Scalar scalar = (Scalar) node;
    return scalar.value() instanceof String text ? text(scalar, text, shape, path) : scalar;
  }

  private Mapping mapping(Mapping mapping, @Nullable Shape shape, TreePath path) {
    return Rewrite.entries(
        mapping,
        entry -> {
          Shape child = shape == null ? null : shape.of(entry.key());
          return node(entry.value(), child, path.child(entry.key()));
        });
  }

  private Node sequence(Sequence sequence, @Nullable Shape item, TreePath path) {
    return Rewrite.items(sequence, (node, index) -> node(node, item, path.item(index)));
  }

  private @Nullable Node text(Scalar scalar, String text, @Nullable Shape shape, TreePath path) {
    current = scalar;
    String value;
    try {
      value = template.substitute(text);
    } catch (Template.Failure e) {
      findings.error(e.code(), path, text(e), e.help(), scalar.location());
      return null;
    }
    if (shape != null && shape.cast != Cast.NONE) {
      return cast(scalar, value, shape, path);
    }
    return value.equals(text) ? scalar : new Scalar(value, value, scalar.location());
  }

  private static String text(Template.Failure failure) {
    String message = failure.getMessage();
    return message == null ? "" : message;
  }

  private @Nullable Node cast(Scalar scalar, String value, Shape shape, TreePath path) {
    Object cast = Casts.apply(shape.cast, value);
    if (cast == null) {
      String expected = Casts.expected(shape.cast);
      findings.error(
          "wrong-type",
          path,
          "expected " + expected + ", got '" + value + "'",
          null,
          scalar.location());
      return null;
    }
    if (shape.cast == Cast.BOOLEAN) {
      Casts.warnOldBoolean(value, path, scalar.location(), findings);
    }
    return new Scalar(cast, value, scalar.location());
  }
}
