package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.NULL;
import static compose.orchestrator.loader.Shapes.text;
import static compose.orchestrator.loader.Shapes.textOrTexts;

/** The attributes of a service's development section, in canonical order. */
final class DevelopAttributes {

  private DevelopAttributes() {}

  static Shape develop() {
    return Shape.of(NULL)
        .struct()
        .has("watch", Shape.of(0).listOf(rule()).is(Kind.LIST))
        .is(Kind.STRUCT);
  }

  private static Shape rule() {
    return Shape.of(0)
        .struct()
        .has("path", text().is(Kind.REQUIRED_TEXT).path(PathRule.WATCHED))
        .has("action", action().is(Kind.REQUIRED_TEXT))
        .has("target", text())
        .has("exec", Shapes.hook().is(Kind.REQUIRED_STRUCT))
        .has("include", textOrTexts().form(ShortForm.ONE_OR_MORE))
        .has("ignore", textOrTexts().form(ShortForm.ONE_OR_MORE))
        .has("initial_sync", Shape.of(Shape.BOOLEAN).is(Kind.FLAG))
        .requires("path", "action")
        .is(Kind.STRUCT);
  }

  private static Shape action() {
    return text().oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec");
  }
}
