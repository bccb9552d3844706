package compose.orchestrator.engine.docker;

import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.HealthCheck;
import compose.orchestrator.model.Service;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a container starts again and counts as healthy. */
final class LifecycleMapping {
  private LifecycleMapping() {}

  static void write(Service service, JsonObject container, JsonObject host) {
    host.set("RestartPolicy", restartPolicy(service));
    if (service.lifecycle().healthCheck() != null) {
      container.set("Healthcheck", health(service.lifecycle().healthCheck()));
    }
  }

  private static JsonObject health(HealthCheck check) {
    if (check.disable()) {
      return new JsonObject().set("Test", List.of("NONE"));
    }
    return new JsonObject()
        .setUnlessEmpty("Test", check.test())
        .set("Interval", nanoseconds(check.interval()))
        .set("Timeout", nanoseconds(check.timeout()))
        .set("Retries", check.retries())
        .set("StartPeriod", nanoseconds(check.startPeriod()))
        .set("StartInterval", nanoseconds(check.startInterval()));
  }

  private static @Nullable Long nanoseconds(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toNanos());
  }

  /** The deploy section's policy, where there is one, stands above restart. */
  private static JsonObject restartPolicy(Service service) {
    Deploy deploy = service.resources().deploy();
    if (deploy != null && deploy.restartPolicy() != null) {
      Long attempts = deploy.restartPolicy().maxAttempts();
      return policy(condition(deploy.restartPolicy().condition()), attempts == null ? 0 : attempts);
    }
    return policy(service.lifecycle().restartName(), service.lifecycle().restartAttempts());
  }

  /** The deploy section's words for what the engine calls otherwise. */
  private static String condition(@Nullable String condition) {
    if (condition == null) {
      return "";
    }
    return switch (condition) {
      case "any" -> "always";
      case "none" -> "no";
      default -> condition;
    };
  }

  /** Only on-failure takes a number. */
  private static JsonObject policy(String name, long attempts) {
    return new JsonObject()
        .set("Name", name)
        .set("MaximumRetryCount", name.equals("on-failure") ? attempts : 0);
  }
}
