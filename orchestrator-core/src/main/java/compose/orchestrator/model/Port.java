package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * One published port (Compose Specification, services.ports).
 *
 * @param target port in the container
 * @param published port or range on the host; null lets the engine choose
 * @param hostIp address on the host, or null for all
 * @param protocol tcp, udp or sctp
 * @param mode host or ingress, or null
 * @param name a name for people, or null
 * @param appProtocol what is spoken on it, or null
 * @param location where it stands in the file
 */
public record Port(
    int target,
    @Nullable String published,
    @Nullable String hostIp,
    String protocol,
    @Nullable String mode,
    @Nullable String name,
    @Nullable String appProtocol,
    Location location) {

  static Port decode(Attributes a) {
    return new Port(
        (int) java.util.Objects.requireNonNullElse(a.integer("target"), 0L).longValue(),
        a.string("published"),
        a.string("host_ip"),
        a.string("protocol", "tcp"),
        a.string("mode"),
        a.string("name"),
        a.string("app_protocol"),
        a.location());
  }
}
