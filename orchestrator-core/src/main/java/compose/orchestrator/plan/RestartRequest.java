package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stop and start containers (docker compose restart).
 *
 * @param services services meant; none means all
 * @param timeout time until a container is killed, or null for its own
 * @param dependencies whether services that depend on them with restart: true follow
 */
public record RestartRequest(
    List<String> services, @Nullable Duration timeout, boolean dependencies) implements Request {}
