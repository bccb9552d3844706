package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stop and remove what up made (docker compose down).
 *
 * @param services services meant; none means all
 * @param volumes whether volumes are removed too
 * @param removeOrphans whether containers of services that are gone are removed
 * @param images all, local, or null for none
 * @param timeout time until a container is killed, or null for its own
 */
public record DownRequest(
    List<String> services,
    boolean volumes,
    boolean removeOrphans,
    @Nullable String images,
    @Nullable Duration timeout)
    implements Request {}
