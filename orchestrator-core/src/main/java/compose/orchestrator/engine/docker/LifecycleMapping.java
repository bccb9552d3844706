package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.RestartPolicy;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Service;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a container starts again and counts as healthy. */
final class LifecycleMapping {
  private LifecycleMapping() {}

  static void write(Service service, ContainerSpecification container, HostSpecification host) {
    host.withRestartPolicy(restartPolicy(service));
    if (service.lifecycle().healthCheck() != null) {
      container.withHealthcheck(health(service.lifecycle().healthCheck()));
    }
  }

  private static HealthCheck health(compose.orchestrator.model.HealthCheck check) {
    if (check.disable()) {
      return new HealthCheck().withTest(List.of("NONE"));
    }
    var health =
        new HealthCheck()
            .withInterval(nanoseconds(check.interval()))
            .withTimeout(nanoseconds(check.timeout()))
            .withStartPeriod(nanoseconds(check.startPeriod()))
            .withStartInterval(nanoseconds(check.startInterval()));
    if (!check.test().isEmpty()) {
      health.withTest(check.test());
    }
    if (check.retries() != null) {
      health.withRetries(check.retries().intValue());
    }
    return health;
  }

  private static @Nullable Long nanoseconds(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toNanos());
  }

  /** The deploy section's policy, where there is one, stands above restart. */
  private static RestartPolicy restartPolicy(Service service) {
    Deploy deploy = service.resources().deploy();
    if (deploy != null && deploy.restartPolicy() != null) {
      Long attempts = deploy.restartPolicy().maxAttempts();
      String condition = deploy.restartPolicy().condition();
      return policy(condition == null ? "" : condition, attempts == null ? 0 : attempts.intValue());
    }
    String restart = service.lifecycle().restart();
    if (restart == null) {
      return RestartPolicy.noRestart();
    }
    int colon = restart.indexOf(':');
    return colon < 0
        ? policy(restart, 0)
        : policy(restart.substring(0, colon), Integer.parseInt(restart.substring(colon + 1)));
  }

  private static RestartPolicy policy(String condition, int attempts) {
    return switch (condition) {
      case "any", "always" -> RestartPolicy.alwaysRestart();
      case "unless-stopped" -> RestartPolicy.unlessStoppedRestart();
      case "on-failure" -> RestartPolicy.onFailureRestart(attempts);
      default -> RestartPolicy.noRestart();
    };
  }
}
