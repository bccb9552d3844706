package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to start a container again (deploy.restart_policy).
 *
 * @param condition none, on-failure or any, or null
 * @param delay time before a restart, or null
 * @param maxAttempts how often, or null for always
 * @param window time after which a restart counts as a success, or null
 */
public record RestartPolicy(
    @Nullable String condition,
    @Nullable Duration delay,
    @Nullable Long maxAttempts,
    @Nullable Duration window) {

  static RestartPolicy decode(Attributes a) {
    return new RestartPolicy(
        a.string("condition"),
        a.duration("delay"),
        a.integer("max_attempts"),
        a.duration("window"));
  }
}
