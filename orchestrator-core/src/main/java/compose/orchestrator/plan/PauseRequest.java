package compose.orchestrator.plan;

import java.util.List;

/**
 * Freeze running containers (docker compose pause).
 *
 * @param services services meant; none means all
 */
public record PauseRequest(List<String> services) implements Request {}
