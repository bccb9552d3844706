package compose.orchestrator.plan;

import java.util.List;

/**
 * Send a signal to containers (docker compose kill).
 *
 * @param services services meant; none means all
 * @param signal name or number
 * @param removeOrphans whether containers of services that are gone are removed
 */
public record KillRequest(List<String> services, String signal, boolean removeOrphans)
    implements Request {}
