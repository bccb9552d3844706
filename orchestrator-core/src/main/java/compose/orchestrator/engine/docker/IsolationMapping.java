package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.Isolation;

/** Which namespaces a container shares. */
final class IsolationMapping {
  private IsolationMapping() {}

  static void write(ContainerRequest request, HostSpecification host) {
    Isolation isolation = request.service().isolation();
    if (request.pidMode() != null) {
      host.withPidMode(request.pidMode());
    }
    if (request.ipcMode() != null) {
      host.withIpcMode(request.ipcMode());
    }
    if (isolation.uts() != null) {
      host.withUtSMode(isolation.uts());
    }
    if (isolation.usernsMode() != null) {
      host.withUsernsMode(isolation.usernsMode());
    }
    if (isolation.cgroup() != null) {
      host.withCgroupnsMode(isolation.cgroup());
    }
    if (isolation.cgroupParent() != null) {
      host.withCgroupParent(isolation.cgroupParent());
    }
    if (isolation.runtime() != null) {
      host.withRuntime(isolation.runtime());
    }
    host.isolation(isolation.isolation());
  }
}
