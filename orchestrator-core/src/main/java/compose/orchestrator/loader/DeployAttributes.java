package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.NULL;
import static compose.orchestrator.loader.Shape.NUMBER;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.duration;
import static compose.orchestrator.loader.Shapes.integer;
import static compose.orchestrator.loader.Shapes.labels;
import static compose.orchestrator.loader.Shapes.number;
import static compose.orchestrator.loader.Shapes.repeatableTexts;
import static compose.orchestrator.loader.Shapes.text;

/** The attributes of a service's deployment section, in canonical order. */
final class DeployAttributes {

  private DeployAttributes() {}

  static Shape deploy() {
    return Shape.of(NULL)
        .struct()
        .has("mode", text())
        .has("replicas", integer().is(Kind.OPTIONAL_INTEGER).cast(Cast.INTEGER))
        .has("labels", labels())
        .has("update_config", update())
        .has("rollback_config", update())
        .has("resources", resources())
        .has("restart_policy", restartPolicy())
        .has("placement", placement())
        .has("endpoint_mode", text())
        .is(Kind.STRUCT);
  }

  private static Shape update() {
    return Shape.of(0)
        .struct()
        .has("parallelism", integer().is(Kind.OPTIONAL_NATURAL).cast(Cast.INTEGER))
        .has("delay", duration().is(Kind.DURATION))
        .has("failure_action", text())
        .has("monitor", duration().is(Kind.DURATION))
        .has("max_failure_ratio", number().is(Kind.FLOAT).cast(Cast.FLOAT))
        .has("order", text().oneOf("start-first", "stop-first"))
        .is(Kind.STRUCT);
  }

  private static Shape resources() {
    return Shape.of(0)
        .struct()
        .has("limits", resource().has("pids", integer()).is(Kind.STRUCT))
        .has("reservations", reservations())
        .is(Kind.REQUIRED_STRUCT);
  }

  private static Shape resource() {
    return Shape.of(0)
        .struct()
        .has("cpus", number().is(Kind.FLOAT))
        .has("memory", text().is(Kind.BYTES));
  }

  private static Shape reservations() {
    Shape device = Shapes.deviceRequest().requires("capabilities");
    return resource()
        .has("devices", Shape.of(0).listOf(device).is(Kind.LIST))
        .has("generic_resources", Shape.of(0).listOf(genericResource()).is(Kind.LIST))
        .is(Kind.STRUCT);
  }

  private static Shape genericResource() {
    Shape discrete =
        Shape.of(0)
            .struct()
            .has("kind", text().is(Kind.REQUIRED_TEXT))
            .has("value", Shape.of(NUMBER | TEXT).is(Kind.REQUIRED_INTEGER))
            .is(Kind.STRUCT);
    return Shape.of(0).struct().has("discrete_resource_spec", discrete).is(Kind.STRUCT);
  }

  private static Shape restartPolicy() {
    return Shape.of(0)
        .struct()
        .has("condition", text())
        .has("delay", duration())
        .has("max_attempts", integer().is(Kind.OPTIONAL_NATURAL).cast(Cast.INTEGER))
        .has("window", duration())
        .is(Kind.STRUCT);
  }

  private static Shape placement() {
    Shape preference = Shape.of(0).struct().has("spread", text()).is(Kind.STRUCT);
    return Shape.of(0)
        .struct()
        .has("constraints", repeatableTexts())
        .has("preferences", Shape.of(0).listOf(preference).is(Kind.LIST))
        .has("max_replicas_per_node", integer().is(Kind.NATURAL).cast(Cast.INTEGER))
        .is(Kind.REQUIRED_STRUCT);
  }
}
