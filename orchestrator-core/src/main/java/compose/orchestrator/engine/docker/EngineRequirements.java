package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.UnmetRequirement;
import compose.orchestrator.model.HealthCheck;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.NetworkAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is asked for that older engines do not know. They would pass over it in silence. */
final class EngineRequirements {
  private final ApiVersion version;
  private final List<UnmetRequirement> unmet = new ArrayList<>();

  private EngineRequirements(ApiVersion version) {
    this.version = version;
  }

  static List<UnmetRequirement> unmet(ContainerRequest request, ApiVersion version) {
    var requirements = new EngineRequirements(version);
    HealthCheck check = request.service().lifecycle().healthCheck();
    if (check != null && check.startInterval() != null) {
      requirements.need(44, "25.0", "healthcheck", "start_interval");
    }
    if (!request.service().metadata().annotations().isEmpty()) {
      requirements.prefer(43, "24.0", "annotations");
    }
    List<Mount> mounts = request.service().storage().volumes();
    for (int i = 0; i < mounts.size(); i++) {
      requirements.mount(Integer.toString(i), mounts.get(i));
    }
    requirements.attachments(request);
    return List.copyOf(requirements.unmet);
  }

  static List<UnmetRequirement> unmet(NetworkRequest request, ApiVersion version) {
    var requirements = new EngineRequirements(version);
    if (Boolean.FALSE.equals(request.network().enableIpv4())) {
      requirements.need(48, "28.0", "enable_ipv4");
    }
    return List.copyOf(requirements.unmet);
  }

  private void mount(String index, Mount mount) {
    if ("readonly".equals(mount.recursive())) {
      need(44, "25.0", "volumes", index, "bind", "recursive");
    }
    if (mount.subpath() != null) {
      need(45, "26.0", "volumes", index, "volume", "subpath");
    }
    if (mount.type().equals("image")) {
      need(48, "28.0", "volumes", index, "type");
    }
  }

  private void attachments(ContainerRequest request) {
    EndpointRequest first =
        request.endpoints().isEmpty() ? null : request.endpoints().values().iterator().next();
    NetworkAttachment ofAll = first == null ? null : first.attachment();
    for (Map.Entry<String, NetworkAttachment> entry :
        request.service().networking().networks().entrySet()) {
      attachment(entry.getKey(), entry.getValue(), entry.getValue().equals(ofAll));
    }
  }

  /** The hardware address on the first network can be given to the container as a whole. */
  private void attachment(String network, NetworkAttachment attachment, boolean first) {
    if (attachment.macAddress() != null && !first) {
      need(44, "25.0", "networks", network, "mac_address");
    }
    if (attachment.gatewayPriority() != null && attachment.gatewayPriority() != 0) {
      need(48, "28.0", "networks", network, "gw_priority");
    }
    if (attachment.interfaceName() != null) {
      need(49, "28.1", "networks", network, "interface_name");
    }
  }

  private void need(int minor, String engine, String... path) {
    add(minor, engine, true, path);
  }

  private void prefer(int minor, String engine, String... path) {
    add(minor, engine, false, path);
  }

  private void add(int minor, String engine, boolean essential, String... path) {
    if (!version.isAtLeast(1, minor)) {
      unmet.add(
          new UnmetRequirement(List.of(path), engine, "1." + minor, version.toString(), essential));
    }
  }
}
