package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How containers are replaced (deploy.update_config).
 *
 * @param parallelism how many at once, or null
 * @param delay time between two groups, or null
 * @param failureAction continue, rollback or pause, or null
 * @param monitor time to watch a replaced container, or null
 * @param maxFailureRatio share of failures borne, or null
 * @param order stop-first or start-first, or null
 */
public record UpdateConfig(
    @Nullable Long parallelism,
    @Nullable Duration delay,
    @Nullable String failureAction,
    @Nullable Duration monitor,
    @Nullable Double maxFailureRatio,
    @Nullable String order) {

  static UpdateConfig decode(Attributes a) {
    return new UpdateConfig(
        a.integer("parallelism"),
        a.duration("delay"),
        a.string("failure_action"),
        a.duration("monitor"),
        a.number("max_failure_ratio"),
        a.string("order"));
  }
}
