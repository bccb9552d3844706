package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.HealthCheck;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.NetworkAttachment;
import org.jspecify.annotations.Nullable;

/** What a container asks for that older engines do not know: refused before anything is made. */
final class EngineRequirements {
  private final ApiVersion version;
  private final String service;

  private EngineRequirements(ApiVersion version, String service) {
    this.version = version;
    this.service = service;
  }

  static void check(ContainerRequest request, ApiVersion version) {
    var requirements = new EngineRequirements(version, request.service().name());
    requirements.health(request.service().lifecycle().healthCheck());
    request.mounts().forEach(requirements::mount);
    boolean first = true;
    for (var endpoint : request.endpoints().entrySet()) {
      requirements.endpoint(endpoint.getKey(), endpoint.getValue(), first);
      first = false;
    }
  }

  private void health(@Nullable HealthCheck check) {
    need(check != null && check.startInterval() != null, 44, "healthcheck.start_interval", "25.0");
  }

  private void mount(ResolvedMount resolved) {
    Mount mount = resolved.mount();
    String where = "the mount at " + mount.target();
    need(mount.recursive() != null, 44, "bind.recursive of " + where, "25.0");
    need(mount.subpath() != null, 45, "volume.subpath of " + where, "26.0");
    need(mount.type().equals("image"), 48, where + ", an image,", "28.0");
  }

  private void endpoint(String network, EndpointRequest endpoint, boolean first) {
    NetworkAttachment attachment = endpoint.attachment();
    if (attachment == null) {
      return;
    }
    String where = "networks." + network;
    // The address on the first network can be given to the container as a whole.
    need(attachment.macAddress() != null && !first, 44, where + ".mac_address", "25.0");
    Long priority = attachment.gatewayPriority();
    need(priority != null && priority != 0, 48, where + ".gw_priority", "28.0");
    need(attachment.interfaceName() != null, 49, where + ".interface_name", "28.1");
  }

  private void need(boolean used, int minor, String what, String engine) {
    if (used && !version.isAtLeast(1, minor)) {
      throw new EngineException(
          "engine-too-old",
          "services."
              + service
              + ": "
              + what
              + " needs Docker Engine "
              + engine
              + " (API 1."
              + minor
              + ") or newer; this one speaks API "
              + version,
          "update the engine, or leave the attribute out");
    }
  }
}
