package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerRequest;
import java.util.Map;

/**
 * Runs a pre_start hook to its end in a container of its own, which goes when it has succeeded and
 * stays to be looked at when it has not.
 *
 * @param container the container that is to start after it, and whose mounts it has
 * @param point where the hook stands, such as web pre_start[0]
 * @param request the hook's container; modes such as service:NAME stay as they are
 * @param parents containers whose namespaces or mounts it shares, by service
 */
public record RunPreStart(
    ContainerRef container,
    String point,
    ContainerRequest request,
    Map<String, ContainerRef> parents)
    implements Operation {

  @Override
  public boolean isWaiting() {
    return true;
  }
}
