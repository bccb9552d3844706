package compose.orchestrator.plan;

import java.util.List;

/**
 * Remove stopped containers (docker compose rm).
 *
 * @param services services meant; none means all
 * @param stop whether they are stopped first
 * @param volumes whether their anonymous volumes go too
 */
public record RemoveRequest(List<String> services, boolean stop, boolean volumes)
    implements Request {}
