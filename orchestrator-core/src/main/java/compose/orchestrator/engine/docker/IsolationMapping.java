package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.Isolation;

/** Which namespaces a container shares. */
final class IsolationMapping {
  private IsolationMapping() {}

  static void write(ContainerRequest request, JsonObject host) {
    Isolation isolation = request.service().isolation();
    host.set("PidMode", request.pidMode())
        .set("IpcMode", request.ipcMode())
        .set("UTSMode", isolation.uts())
        .set("UsernsMode", isolation.usernsMode())
        .set("CgroupnsMode", isolation.cgroup())
        .set("CgroupParent", isolation.cgroupParent())
        .set("Runtime", isolation.runtime())
        .set("Isolation", isolation.isolation());
  }
}
