package compose.orchestrator.engine;

import compose.orchestrator.model.Build;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image to be built by the engine itself.
 *
 * @param build what the file says
 * @param context the folder
 * @param tags references the image gets
 * @param labels further labels
 * @param noCache whether to build every layer anew
 * @param pull whether to look for newer base images
 * @param platform os/arch, or null
 * @param args build arguments, all with values
 */
public record BuildRequest(
    Build build,
    Path context,
    List<String> tags,
    Map<String, String> labels,
    boolean noCache,
    boolean pull,
    @Nullable String platform,
    Map<String, String> args) {}
