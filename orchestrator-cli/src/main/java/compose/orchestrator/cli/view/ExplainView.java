package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.HealthProbe;
import compose.orchestrator.model.Condition;
import compose.orchestrator.plan.Explanation;
import compose.orchestrator.plan.Explanation.OneContainer;
import compose.orchestrator.plan.Explanation.OneDependency;
import compose.orchestrator.plan.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Tells why a service is as it is. */
public final class ExplainView {

  private static final String DEEP = "    ";

  private ExplainView() {}

  /** Each container with its reasons, then what the service waits for. */
  public static String text(List<Explanation> all) {
    var text = new StringBuilder();
    for (Explanation one : all) {
      text.append("Service ").append(one.service()).append('\n');
      one.containers().forEach(container -> container(text, container));
      if (one.containers().isEmpty()) {
        text.append("  has no containers, and needs none\n");
      }
      one.dependencies().forEach(dependency -> dependency(text, dependency));
    }
    return text.toString();
  }

  private static void container(StringBuilder text, OneContainer container) {
    ContainerState state = container.state();
    text.append("  ").append(container.name()).append(" is ").append(state(state)).append("; ");
    boolean kept = container.reasons().isEmpty() && container.remedy() == Remedy.NOTHING;
    text.append(kept ? "it is as described" : DriftView.remedy(container.remedy())).append('\n');
    DriftView.reasons(text, DEEP, container.reasons());
    if (state != null) {
      trouble(text, state);
    }
  }

  private static String state(@Nullable ContainerState state) {
    if (state == null) {
      return "not there";
    }
    if (state.status().equals("exited") || state.status().equals("dead")) {
      return state.status() + " with code " + state.exitCode();
    }
    return state.health() == null ? state.status() : state.status() + ", " + state.health();
  }

  private static void trouble(StringBuilder text, ContainerState state) {
    if (!state.error().isEmpty()) {
      text.append(DEEP).append("the engine says: ").append(state.error()).append('\n');
    }
    if (state.oomKilled()) {
      text.append(DEEP).append("it was killed for lack of memory\n");
    }
    HealthProbe probe = state.lastProbe();
    if (probe != null && !"healthy".equals(state.health())) {
      text.append(DEEP).append("the last health check ended with code ");
      text.append(probe.exitCode());
      String output = probe.output().strip();
      text.append(output.isEmpty() ? " and no output" : ": ");
      text.append(output.replace("\n", "\n" + DEEP + "  ")).append('\n');
    }
  }

  private static void dependency(StringBuilder text, OneDependency dependency) {
    text.append(dependency.holds() ? "  needs " : "  waits for ").append(dependency.service());
    text.append(" to ").append(condition(dependency.condition()));
    text.append(dependency.required() ? "" : " (not required)");
    var states = new StringJoiner(", ");
    for (OneContainer container : dependency.containers()) {
      states.add(container.name() + " is " + state(container.state()));
    }
    text.append(": ").append(dependency.containers().isEmpty() ? "not there" : states);
    text.append('\n');
    if (!dependency.holds()) {
      dependency
          .containers()
          .forEach(container -> {
            if (container.state() != null) {
              trouble(text, container.state());
            }
          });
    }
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case STARTED -> "run";
      case HEALTHY -> "be healthy";
      case COMPLETED -> "end with code 0";
      case READY -> "run or be healthy";
    };
  }

  /** The same as a JSON array. */
  public static String json(List<Explanation> all) {
    Json json = new Json().open('[');
    for (Explanation one : all) {
      json.open('{').member("service", one.service());
      containers(json, one.containers());
      json.name("depends_on").open('[');
      for (OneDependency dependency : one.dependencies()) {
        json.open('{').member("service", dependency.service());
        json.member("condition", dependency.condition().text());
        json.name("required").value(dependency.required());
        json.name("holds").value(dependency.holds());
        containers(json, dependency.containers());
        json.close('}');
      }
      json.close(']').close('}');
    }
    return json.close(']').toString() + "\n";
  }

  private static void containers(Json json, List<OneContainer> containers) {
    json.name("containers").open('[');
    for (OneContainer container : containers) {
      json.open('{').member("name", container.name());
      json.member("remedy", container.remedy().name().toLowerCase(Locale.ROOT));
      ContainerState state = container.state();
      if (state != null) {
        json.member("state", state.status()).member("exitCode", state.exitCode());
        json.member("health", state.health()).member("error", state.error());
        json.name("oomKilled").value(state.oomKilled());
        probe(json, state.lastProbe());
      }
      DriftView.reasons(json, container.reasons());
      json.close('}');
    }
    json.close(']');
  }

  private static void probe(Json json, @Nullable HealthProbe probe) {
    if (probe != null) {
      json.name("lastHealthCheck").open('{').member("exitCode", probe.exitCode());
      json.member("output", probe.output()).member("end", probe.end()).close('}');
    }
  }
}
