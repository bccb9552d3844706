package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a service is as it is, and what {@code up} would do about it.
 *
 * @param service name of the service
 * @param containers its containers, those that are missing among them
 * @param dependencies what it waits for before it starts
 */
public record Explanation(
    String service, List<OneContainer> containers, List<OneDependency> dependencies) {

  /**
   * One container of the service.
   *
   * @param name name on the engine
   * @param state what it is doing; null where it is not there
   * @param reasons why it is not as it should be
   * @param remedy what {@code up} does about it
   */
  public record OneContainer(
      String name, @Nullable ContainerState state, List<Reason> reasons, Remedy remedy) {}

  /**
   * Something the service waits for.
   *
   * @param service the other service
   * @param condition what has to hold
   * @param required whether the start fails where it does not
   * @param holds whether it holds now
   * @param containers the other service's containers
   */
  public record OneDependency(
      String service,
      Condition condition,
      boolean required,
      boolean holds,
      List<OneContainer> containers) {}

  /** Explains one service; the state must hold the images of all containers. */
  public static Explanation of(
      Project project, ObservedState state, Service service, UpRequest request) {
    Drift drift = Drift.of(project, state, request);
    var dependencies = new ArrayList<OneDependency>();
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      List<OneContainer> others = containers(state, drift, entry.getKey());
      Condition condition = entry.getValue().condition();
      dependencies.add(
          new OneDependency(
              entry.getKey(),
              condition,
              entry.getValue().required(),
              holds(others, condition),
              others));
    }
    return new Explanation(
        service.name(), containers(state, drift, service.name()), List.copyOf(dependencies));
  }

  private static List<OneContainer> containers(ObservedState state, Drift drift, String service) {
    var all = new ArrayList<OneContainer>();
    var names = new ArrayList<String>();
    state
        .containers()
        .forEach(container -> {
          if (Names.service(container).equals(service) && !Names.isOneOff(container)) {
            names.add(container.name());
            Drifted drifted = drifted(drift, service, container.name());
            all.add(
                new OneContainer(
                    container.name(),
                    container.state(),
                    drifted == null ? List.of() : drifted.reasons(),
                    drifted == null ? Remedy.NOTHING : drifted.remedy()));
          }
        });
    for (Drifted one : drift.found()) {
      boolean ours = one.kind() == Drifted.Kind.SERVICE && one.key().equals(service);
      if (ours && !names.contains(one.resource())) {
        all.add(new OneContainer(one.resource(), null, one.reasons(), one.remedy()));
      }
    }
    return List.copyOf(all);
  }

  private static @Nullable Drifted drifted(Drift drift, String service, String name) {
    for (Drifted one : drift.found()) {
      if (one.kind() == Drifted.Kind.SERVICE
          && one.key().equals(service)
          && one.resource().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static boolean holds(List<OneContainer> containers, Condition condition) {
    for (OneContainer container : containers) {
      ContainerState state = container.state();
      if (state == null || !holds(state, condition)) {
        return false;
      }
    }
    return !containers.isEmpty();
  }

  private static boolean holds(ContainerState state, Condition condition) {
    return switch (condition) {
      case STARTED -> state.running();
      case HEALTHY -> "healthy".equals(state.health());
      case COMPLETED -> state.status().equals("exited") && state.exitCode() == 0;
      case READY -> state.running() && (state.health() == null || "healthy".equals(state.health()));
    };
  }
}
