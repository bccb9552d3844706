package compose.orchestrator.plan;

import java.util.List;

/**
 * Start containers that are there (docker compose start).
 *
 * @param services services meant; none means all
 */
public record StartRequest(List<String> services) implements Request {}
