package compose.orchestrator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pull images (docker compose pull).
 *
 * @param services services meant; none means all
 * @param dependencies whether images of services they depend on are pulled too
 * @param policy always or missing; null for each service's own
 * @param ignoreBuildable whether images that can be built are left out
 */
public record PullImagesRequest(
    List<String> services, boolean dependencies, @Nullable String policy, boolean ignoreBuildable)
    implements Request {}
