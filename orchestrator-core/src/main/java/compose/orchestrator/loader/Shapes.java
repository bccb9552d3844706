package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.BOOLEAN;
import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.NULL;
import static compose.orchestrator.loader.Shape.NUMBER;
import static compose.orchestrator.loader.Shape.TEXT;

/** The shapes that many attributes share; each call makes a new one. */
final class Shapes {

  private Shapes() {}

  static Shape text() {
    return Shape.of(TEXT).is(Kind.TEXT);
  }

  /** A truth value or its text, read as soon as the text is complete. */
  static Shape flag() {
    return lateFlag().cast(Cast.BOOLEAN);
  }

  /** A truth value or its text, read at the very end. */
  static Shape lateFlag() {
    return Shape.of(BOOLEAN | TEXT).is(Kind.FLAG);
  }

  static Shape integer() {
    return Shape.of(INTEGER | TEXT).is(Kind.INTEGER);
  }

  static Shape number() {
    return Shape.of(NUMBER | TEXT).is(Kind.INTEGER);
  }

  static Shape bytes() {
    return Shape.of(NUMBER | TEXT).is(Kind.BYTES);
  }

  static Shape duration() {
    return Shape.of(TEXT).is(Kind.OPTIONAL_DURATION);
  }

  /** A list in which nothing repeats. */
  static Shape texts() {
    return Shape.of(0).setOf(text()).is(Kind.TEXTS);
  }

  /** A list in which the same may stand twice. */
  static Shape repeatableTexts() {
    return Shape.of(0).listOf(text()).is(Kind.TEXTS);
  }

  static Shape textOrTexts() {
    return Shape.of(TEXT).setOf(text()).is(Kind.TEXTS);
  }

  static Shape command() {
    return Shape.of(TEXT | NULL).listOf(text()).is(Kind.COMMAND);
  }

  /** A mapping, or a list of {@code key=value}. */
  static Shape pairs(Kind kind) {
    Shape value = Shape.of(TEXT | NUMBER | BOOLEAN | NULL);
    return Shape.of(0).setOf(text()).mapOf(Shape.Names.ANY, value).is(kind);
  }

  static Shape labels() {
    return pairs(Kind.LABELS).merge(MergeRule.LIST).unique(UniqueKey.NAME);
  }

  /** Options that are handed on to a driver. */
  static Shape driverOptions() {
    return Shape.of(0).mapOf(Shape.Names.ANY, Shape.of(TEXT | NUMBER)).is(Kind.LABELS);
  }

  static Shape extraHosts() {
    Shape addresses = Shape.of(TEXT).listOf(text());
    return Shape.of(0)
        .setOf(text())
        .mapOf(Shape.Names.ANY, addresses)
        .is(Kind.HOSTS)
        .merge(MergeRule.HOSTS);
  }

  /** Resource limits by name, one number or two each. */
  static Shape limits(Cast cast, MergeRule merge) {
    Shape limit =
        Shape.of(INTEGER | TEXT)
            .cast(cast)
            .struct()
            .has("soft", integer().cast(cast))
            .has("hard", integer().cast(cast))
            .requires("soft", "hard")
            .is(Kind.LIMIT)
            .merge(merge)
            .form(ShortForm.LIMIT);
    return Shape.of(0).mapOf(Shape.Names.LOWER_CASE_OR_UNREAD, limit).is(Kind.STRUCTS);
  }

  /** References to configs or secrets. */
  static Shape fileReferences() {
    Shape reference =
        Shape.of(TEXT)
            .struct()
            .has("source", text())
            .has("target", text())
            .has("uid", text())
            .has("gid", text())
            .has("mode", Shape.of(NUMBER | TEXT).is(Kind.FILE_MODE))
            .is(Kind.STRUCT)
            .form(ShortForm.FILE_REFERENCE);
    return Shape.of(0).listOf(reference).is(Kind.LIST);
  }

  static Shape hooks() {
    return Shape.of(0).listOf(hook().is(Kind.STRUCT)).is(Kind.LIST);
  }

  /** Commands in containers of their own before the first start. */
  static Shape initContainers() {
    Shape hook =
        Shape.of(0)
            .struct()
            .has("command", command())
            .has("image", text())
            .has("user", text())
            .has("privileged", lateFlag())
            .has("working_dir", text())
            .has("environment", pairs(Kind.VARIABLES))
            .has("per_replica", lateFlag());
    return Shape.of(0).listOf(hook.is(Kind.STRUCT)).is(Kind.LIST);
  }

  static Shape hook() {
    return Shape.of(0)
        .struct()
        .has("command", command())
        .has("user", text())
        .has("privileged", lateFlag())
        .has("working_dir", text())
        .has("environment", pairs(Kind.VARIABLES))
        .requires("command");
  }

  /** Requests for devices such as graphics cards. */
  static Shape deviceRequest() {
    return Shape.of(0)
        .struct()
        .has("capabilities", texts())
        .has("driver", text())
        .has("count", Shape.of(TEXT | INTEGER).is(Kind.DEVICE_COUNT))
        .has("device_ids", texts())
        .has("options", pairs(Kind.LABELS))
        .is(Kind.STRUCT);
  }
}
