package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;

/**
 * A container in a list ({@code GET /containers/json}).
 *
 * @param id 64 hexadecimal digits
 * @param name without the leading slash
 * @param image reference it was made from
 * @param imageId id of that image, with sha256: in front
 * @param command what runs, as one line
 * @param created seconds since 1970
 * @param state created, running, paused, restarting, removing, exited or dead
 * @param status the state in the engine's words, such as Up 2 minutes (healthy)
 * @param ports published and exposed ports
 * @param labels labels
 * @param networks names of its networks
 * @param mounts its mounts
 * @param sizeRw bytes written, 0 where not asked for
 */
public record ContainerSummary(
    String id,
    String name,
    String image,
    String imageId,
    String command,
    long created,
    String state,
    String status,
    List<PublishedPort> ports,
    Map<String, String> labels,
    List<String> networks,
    List<MountPoint> mounts,
    long sizeRw) {}
