package compose.orchestrator.plan;

import java.util.List;
import java.util.Map;

/**
 * Build images (docker compose build).
 *
 * @param services services meant; none means all
 * @param dependencies whether images of services they depend on are built too
 * @param noCache whether every layer is built anew
 * @param pull whether newer base images are looked for
 * @param args further build arguments
 */
public record BuildImagesRequest(
    List<String> services,
    boolean dependencies,
    boolean noCache,
    boolean pull,
    Map<String, String> args)
    implements Request {}
