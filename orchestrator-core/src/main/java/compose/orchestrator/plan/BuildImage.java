package compose.orchestrator.plan;

import compose.orchestrator.model.Service;
import java.util.Map;

/**
 * Builds a service's image.
 *
 * @param service the service, with its build
 * @param image reference the image gets
 * @param labels labels of the image
 * @param noCache whether every layer is built anew
 * @param pull whether newer base images are looked for
 * @param args build arguments beside the file's, which they override
 */
public record BuildImage(
    Service service,
    String image,
    Map<String, String> labels,
    boolean noCache,
    boolean pull,
    Map<String, String> args)
    implements Operation {}
