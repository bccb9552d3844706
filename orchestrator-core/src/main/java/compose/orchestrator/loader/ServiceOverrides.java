package compose.orchestrator.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a one-off command wants otherwise than the file says it of the service.
 *
 * @param service the service
 * @param tty whether the command gets a terminal
 * @param interactive whether its standard input stays open
 * @param command arguments; none for those of the file, unless there is another entrypoint
 * @param entrypoint program as one line, or null for that of the file
 * @param user user[:group], or null
 * @param workingDir folder in the container, or null
 * @param environment further variables; null means the value of the container's image is taken away
 * @param environmentFiles files with further variables, for which those above count more
 * @param labels further labels
 * @param capAdd further capabilities
 * @param capDrop capabilities taken
 * @param volumes further mounts, as {@code [source:]target[:options]}
 * @param ports ports to publish, as {@code [[address:]port:]port[/protocol]}
 * @param servicePorts whether the ports that the file gives are published too
 * @param directory absolute folder that relative paths above are relative to
 */
public record ServiceOverrides(
    String service,
    boolean tty,
    boolean interactive,
    List<String> command,
    @Nullable String entrypoint,
    @Nullable String user,
    @Nullable String workingDir,
    Map<String, @Nullable String> environment,
    List<String> environmentFiles,
    Map<String, String> labels,
    List<String> capAdd,
    List<String> capDrop,
    List<String> volumes,
    List<String> ports,
    boolean servicePorts,
    Path directory) {}
