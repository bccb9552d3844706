package compose.orchestrator.plan;

import compose.orchestrator.engine.BuildOptions;
import java.util.List;

/**
 * Build images (docker compose build).
 *
 * @param services services meant; none means all
 * @param dependencies whether images of services they depend on are built too
 * @param options what is asked for beside what the file says
 */
public record BuildImagesRequest(List<String> services, boolean dependencies, BuildOptions options)
    implements Request {}
