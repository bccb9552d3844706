package compose.orchestrator.plan;

import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UpdateConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many containers of a service are replaced at a time (Compose Deploy Specification,
 * update_config.parallelism): the next group waits for the one before it.
 */
final class UpdateGroups {
  private final PlanBuilder plan;
  private final Service service;
  private final @Nullable UpdateConfig config;
  private final List<ContainerRef> group = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private List<Integer> gate = List.of();

  UpdateGroups(PlanBuilder plan, Service service, @Nullable UpdateConfig config) {
    this.plan = plan;
    this.service = service;
    this.config = config;
  }

  static @Nullable UpdateConfig config(Service service) {
    Deploy deploy = service.resources().deploy();
    return deploy == null ? null : deploy.updateConfig();
  }

  /** Whether a failure keeps no other group from being replaced. */
  static boolean goesOn(@Nullable UpdateConfig config) {
    return config != null && "continue".equals(config.failureAction());
  }

  /** What the next one that is replaced has to wait for. */
  List<Integer> next() {
    Long parallelism = config == null ? null : config.parallelism();
    if (parallelism == null || parallelism <= 0 || group.size() < parallelism) {
      return gate;
    }
    Duration delay = Objects.requireNonNull(config).delay();
    var watch =
        new AwaitUpdate(
            service.name(),
            List.copyOf(group),
            delay == null ? Duration.ZERO : delay,
            !goesOn(config),
            false);
    gate = List.of(plan.add(watch, new Needed(service.name()), ends));
    group.clear();
    ends.clear();
    return gate;
  }

  /**
   * Takes one into the group.
   *
   * @param started steps after which it runs
   * @param ended steps after which it has taken the other's place
   */
  void add(ContainerRef container, List<Integer> started, List<Integer> ended) {
    group.add(container);
    ends.addAll(goesOn(config) ? started : ended);
  }
}
