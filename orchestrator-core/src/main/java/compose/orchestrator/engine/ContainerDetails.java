package compose.orchestrator.engine;

import compose.orchestrator.model.HealthCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container as inspected ({@code GET /containers/ID/json}).
 *
 * @param id 64 hexadecimal digits
 * @param name without the leading slash
 * @param created RFC 3339
 * @param image reference it was made from
 * @param imageId id of that image
 * @param state what it is doing
 * @param labels labels, the image's among them
 * @param environment NAME=VALUE, the image's among them
 * @param command arguments in force, or null
 * @param entrypoint program in force, or null
 * @param user user[:group], or empty
 * @param workingDir folder it starts in, or empty
 * @param hostname name inside
 * @param domainname domain inside, or empty
 * @param tty whether it has a terminal
 * @param stdinOpen whether its standard input stays open
 * @param stopSignal signal that asks it to end, or null
 * @param stopTimeout seconds, or null
 * @param macAddress hardware address asked for, or empty
 * @param healthCheck health check in force, or null
 * @param exposedPorts PORT/PROTOCOL, the image's among them
 * @param publishedPorts what is bound now, by PORT/PROTOCOL
 * @param networks networks it is on, by name
 * @param mounts its mounts
 * @param host how the engine runs it
 */
public record ContainerDetails(
    String id,
    String name,
    String created,
    String image,
    String imageId,
    ContainerState state,
    Map<String, String> labels,
    List<String> environment,
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    String user,
    String workingDir,
    String hostname,
    String domainname,
    boolean tty,
    boolean stdinOpen,
    @Nullable String stopSignal,
    @Nullable Integer stopTimeout,
    String macAddress,
    @Nullable HealthCheck healthCheck,
    List<String> exposedPorts,
    Map<String, List<HostBinding>> publishedPorts,
    Map<String, Endpoint> networks,
    List<MountPoint> mounts,
    HostSettings host) {

  /** Value of a label, or null. */
  public @Nullable String label(String name) {
    return labels.get(name);
  }
}
