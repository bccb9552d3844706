package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new container of a service may run beside the one it replaces: they must not need the
 * same port, name or address of the host, and must not write to the same data unless containers of
 * the service do so anyway.
 */
final class Overlap {
  private static final List<String> SHARED_BY_NATURE = List.of("tmpfs", "image");

  private final Service service;
  private final int wanted;
  private final UpRequest request;

  Overlap(Service service, int wanted, UpRequest request) {
    this.service = service;
    this.wanted = wanted;
    this.request = request;
  }

  /** Why not, in words, or null where it may. */
  @Nullable String obstacle(ContainerDetails old) {
    if (service.metadata().containerName() != null) {
      return "container_name can be the name of one";
    }
    String network = network(service.networking());
    if (network != null) {
      return network;
    }
    if (!service.resources().devices().isEmpty()) {
      return "they would use the same devices";
    }
    return wanted > 1 ? handedOn(old) : data(old);
  }

  private static @Nullable String network(Networking networking) {
    String mode = networking.networkMode();
    if (mode != null && !mode.equals("none") && !mode.equals("bridge")) {
      return "they would share network_mode " + mode;
    }
    for (Port port : networking.ports()) {
      String published = port.published();
      if (published != null && !published.isEmpty() && !published.equals("0")) {
        return "host port " + published + " can be published by one";
      }
    }
    boolean fixed = networking.macAddress() != null;
    for (NetworkAttachment attachment : networking.networks().values()) {
      fixed |= hasAddress(attachment);
    }
    return fixed ? "a static address can belong to one" : null;
  }

  private static boolean hasAddress(NetworkAttachment attachment) {
    return attachment.ipv4Address() != null
        || attachment.ipv6Address() != null
        || attachment.macAddress() != null
        || !attachment.linkLocalIps().isEmpty();
  }

  private @Nullable String data(ContainerDetails old) {
    for (Mount mount : service.storage().volumes()) {
      boolean own = mount.type().equals("volume") && mount.source() == null; // handed on, or new
      if (!mount.readOnly() && !own && !SHARED_BY_NATURE.contains(mount.type())) {
        return "both could write to " + mount.target();
      }
    }
    return service.storage().volumesFrom().isEmpty()
        ? handedOn(old)
        : "both could write to what volumes_from mounts";
  }

  private @Nullable String handedOn(ContainerDetails old) {
    if (request.recreation().anonymousVolumes()) {
      return null;
    }
    for (MountPoint mount : old.mounts()) {
      if (ContainerRequests.isAnonymous(mount)) {
        return "the anonymous volume at " + mount.destination() + " is handed on";
      }
    }
    return null;
  }
}
