package compose.orchestrator.plan;

import java.util.List;

/**
 * Start containers that are there (docker compose start).
 *
 * @param services services meant; none means all
 * @param dependencies whether what they depend on is meant, too
 */
public record StartRequest(List<String> services, boolean dependencies) implements Request {}
