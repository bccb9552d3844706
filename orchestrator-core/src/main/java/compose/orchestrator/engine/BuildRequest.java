package compose.orchestrator.engine;

import compose.orchestrator.model.Build;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An image to be built.
 *
 * @param build what the file says
 * @param context the folder
 * @param tags references the image gets
 * @param labels further labels
 * @param platforms os/arch, each; none leaves it to the builder
 * @param args build arguments, all with values
 * @param options what is asked for beside that
 * @param bake the same for buildx
 */
public record BuildRequest(
    Build build,
    Path context,
    List<String> tags,
    Map<String, String> labels,
    List<String> platforms,
    Map<String, String> args,
    BuildOptions options,
    BakeCall bake) {}
