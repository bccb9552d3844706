package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stop containers (docker compose stop).
 *
 * @param services services meant; none means all
 * @param timeout time until a container is killed, or null for its own
 */
public record StopRequest(List<String> services, @Nullable Duration timeout) implements Request {}
