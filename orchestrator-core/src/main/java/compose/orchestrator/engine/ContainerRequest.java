package compose.orchestrator.engine;

import compose.orchestrator.model.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container to be made.
 *
 * @param name name on the engine
 * @param service what the file says
 * @param image reference or id of the image
 * @param labels all labels
 * @param networkMode resolved: a network's name, host, none, or container:ID
 * @param endpoints networks to join by name on the engine, the first being the network mode's
 * @param mounts mounts with names and paths of the engine
 * @param volumesFrom container ids, with optional :ro
 * @param pidMode resolved, or null
 * @param ipcMode resolved, or null
 * @param links container:alias entries of the network mode's network
 * @param attachInput whether its standard input ends with that of whoever attaches first
 * @param autoRemove whether the engine removes it, with its anonymous volumes, once it has ended
 */
public record ContainerRequest(
    String name,
    Service service,
    String image,
    Map<String, String> labels,
    String networkMode,
    Map<String, EndpointRequest> endpoints,
    List<ResolvedMount> mounts,
    List<String> volumesFrom,
    @Nullable String pidMode,
    @Nullable String ipcMode,
    List<String> links,
    boolean attachInput,
    boolean autoRemove) {

  /** A container that nobody feeds and that stays when it has ended. */
  public ContainerRequest(
      String name,
      Service service,
      String image,
      Map<String, String> labels,
      String networkMode,
      Map<String, EndpointRequest> endpoints,
      List<ResolvedMount> mounts,
      List<String> volumesFrom,
      @Nullable String pidMode,
      @Nullable String ipcMode,
      List<String> links) {
    this(
        name,
        service,
        image,
        labels,
        networkMode,
        endpoints,
        mounts,
        volumesFrom,
        pidMode,
        ipcMode,
        links,
        false,
        false);
  }
}
