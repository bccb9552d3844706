package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a container starts, restarts and counts as healthy.
 *
 * @param dependsOn services that come first
 * @param healthCheck health check, or null for the image's own
 * @param restart no, always, on-failure[:N], unless-stopped, or null
 * @param scale number of containers, or null
 * @param preStart commands in containers of their own, before the first container starts
 * @param postStart commands after each start
 * @param preStop commands before each stop
 */
public record Lifecycle(
    Map<String, Dependency> dependsOn,
    @Nullable HealthCheck healthCheck,
    @Nullable String restart,
    @Nullable Long scale,
    List<Hook> preStart,
    List<Hook> postStart,
    List<Hook> preStop) {

  /** The restart policy without a number: what stands before the colon, empty for none. */
  public String restartName() {
    int colon = restart == null ? -1 : restart.indexOf(':');
    return restart == null ? "" : colon < 0 ? restart : restart.substring(0, colon);
  }

  /**
   * How often to start again: what stands between the first colon and the next. As docker compose
   * reads it, what is no number is 0, which stands for no limit.
   */
  public long restartAttempts() {
    String[] parts = restart == null ? new String[0] : restart.split(":", -1);
    try {
      return parts.length < 2 ? 0 : Long.parseLong(parts[1]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static Lifecycle decode(Attributes a) {
    return new Lifecycle(
        a.named("depends_on", Dependency::decode),
        a.object("healthcheck", HealthCheck::decode),
        a.string("restart"),
        a.integer("scale"),
        a.objects("pre_start", Hook::decode),
        a.objects("post_start", Hook::decode),
        a.objects("pre_stop", Hook::decode));
  }
}
