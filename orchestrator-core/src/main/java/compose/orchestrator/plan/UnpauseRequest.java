package compose.orchestrator.plan;

import java.util.List;

/**
 * Let paused containers go on (docker compose unpause).
 *
 * @param services services meant; none means all
 */
public record UnpauseRequest(List<String> services) implements Request {}
