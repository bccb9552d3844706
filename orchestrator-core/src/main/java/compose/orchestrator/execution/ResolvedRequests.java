package compose.orchestrator.execution;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.RunPreStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts ids in the place of the services that a container shares something with. */
final class ResolvedRequests {

  private final Function<ContainerRef, String> ids;

  ResolvedRequests(Function<ContainerRef, String> ids) {
    this.ids = ids;
  }

  ContainerRequest of(CreateContainer create, Map<String, String> labels, ImageDetails image) {
    ContainerRequest request = create.request();
    return resolved(request, create.createName(), labels, mounts(request, image), create.parents());
  }

  ContainerRequest of(RunPreStart hook, Map<String, String> labels) {
    ContainerRequest request = hook.request();
    return resolved(request, request.name(), labels, request.mounts(), hook.parents());
  }

  private ContainerRequest resolved(
      ContainerRequest request,
      String name,
      Map<String, String> labels,
      List<ResolvedMount> mounts,
      Map<String, ContainerRef> parents) {
    var volumesFrom = new ArrayList<String>();
    for (String from : request.volumesFrom()) {
      volumesFrom.add(volumesFrom(parents, from));
    }
    return new ContainerRequest(
        name,
        request.service(),
        request.image(),
        labels,
        mode(parents, request.networkMode()),
        request.endpoints(),
        mounts,
        List.copyOf(volumesFrom),
        modeOrNull(parents, request.pidMode()),
        modeOrNull(parents, request.ipcMode()),
        request.links(),
        request.attachInput(),
        request.autoRemove());
  }

  /**
   * Of the volumes without a name that a replaced container leaves, those that the file or the new
   * image asks for.
   */
  private static List<ResolvedMount> mounts(ContainerRequest request, ImageDetails image) {
    var mounts = new ArrayList<ResolvedMount>();
    List<Mount> ofFile = request.service().storage().volumes();
    for (ResolvedMount resolved : request.mounts()) {
      Mount mount = resolved.mount();
      boolean asked = ofFile.contains(mount) || image.volumes().contains(mount.target());
      if (asked || !mount.type().equals("volume")) {
        mounts.add(resolved);
      }
    }
    return List.copyOf(mounts);
  }

  /** The id of the container that stands for a service; its name where there is none. */
  String id(Map<String, ContainerRef> parents, String service) {
    ContainerRef parent = parents.get(service);
    return parent == null ? service : ids.apply(parent);
  }

  private @Nullable String modeOrNull(Map<String, ContainerRef> parents, @Nullable String mode) {
    return mode == null ? null : mode(parents, mode);
  }

  private String mode(Map<String, ContainerRef> parents, String mode) {
    String prefix = "service:";
    return mode.startsWith(prefix)
        ? "container:" + id(parents, mode.substring(prefix.length()))
        : mode;
  }

  private String volumesFrom(Map<String, ContainerRef> parents, String from) {
    String container = "container:";
    if (from.startsWith(container)) {
      return from.substring(container.length());
    }
    int colon = from.indexOf(':');
    String service = colon < 0 ? from : from.substring(0, colon);
    String options = colon < 0 ? "" : from.substring(colon);
    return id(parents, service) + options;
  }
}
