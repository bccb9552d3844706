package compose.orchestrator.simulation;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.engine.HostNames;
import compose.orchestrator.engine.HostNamespaces;
import compose.orchestrator.engine.HostRights;
import compose.orchestrator.engine.HostSettings;
import compose.orchestrator.engine.HostStorage;
import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.Isolation;
import compose.orchestrator.model.Logging;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.Security;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the engine in memory runs a container: as asked for, with what an engine adds. */
final class SimulatedHost {

  private static final BlockIo NO_LIMITS =
      new BlockIo(null, List.of(), List.of(), List.of(), List.of(), List.of());

  private SimulatedHost() {}

  static HostSettings of(ContainerRequest request) {
    Service service = request.service();
    Logging logging = service.metadata().logging();
    return new HostSettings(
        limits(service.resources()),
        rights(service.security()),
        namespaces(request, service.isolation()),
        names(request, service.networking()),
        storage(request),
        request.networkMode(),
        ports(service.networking()),
        Objects.requireNonNullElse(service.lifecycle().restart(), "no"),
        new Logging(
            logging == null || logging.driver() == null ? "json-file" : logging.driver(),
            logging == null ? Map.of() : logging.options()),
        service.metadata().annotations(),
        service.process().init(),
        service.process().groupAdd());
  }

  private static HostLimits limits(Resources resources) {
    long memory = orZero(resources.memoryLimit());
    long swap = orZero(resources.memorySwapLimit());
    return new HostLimits(
        memory,
        orZero(resources.memoryReservation()),
        swap == 0 ? 2 * memory : swap,
        resources.memorySwappiness(),
        Math.round(orZero(resources.cpus()) * 1e9),
        Math.round(orZero(resources.cpuShares())),
        Math.round(orZero(resources.cpuQuota())),
        Math.round(orZero(resources.cpuPeriod())),
        Math.round(orZero(resources.cpuRealtimePeriod())),
        Math.round(orZero(resources.cpuRealtimeRuntime())),
        Objects.requireNonNullElse(resources.cpuset(), ""),
        orZero(resources.cpuCount()),
        Math.round(orZero(resources.cpuPercent()) * 100),
        resources.pidsLimit(),
        resources.oomKillDisable(),
        orZero(resources.oomScoreAdjustment()),
        resources.ulimits(),
        NO_LIMITS, // its kernel knows none
        resources.devices(),
        resources.deviceCgroupRules(),
        resources.gpus());
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static HostRights rights(Security security) {
    return new HostRights(
        security.privileged(),
        security.readOnly(),
        security.capAdd(),
        security.capDrop(),
        security.securityOptions(),
        security.sysctls(),
        List.of("/proc/kcore"));
  }

  private static HostNamespaces namespaces(ContainerRequest request, Isolation isolation) {
    return new HostNamespaces(
        Objects.requireNonNullElse(request.pidMode(), ""),
        Objects.requireNonNullElse(request.ipcMode(), "private"),
        Objects.requireNonNullElse(isolation.uts(), ""),
        Objects.requireNonNullElse(isolation.usernsMode(), ""),
        Objects.requireNonNullElse(isolation.cgroup(), "private"),
        Objects.requireNonNullElse(isolation.cgroupParent(), ""),
        Objects.requireNonNullElse(isolation.runtime(), "runc"),
        Objects.requireNonNullElse(isolation.isolation(), ""));
  }

  private static HostNames names(ContainerRequest request, Networking networking) {
    var hosts = new ArrayList<String>();
    networking.extraHosts().forEach(host -> hosts.add(host.replaceFirst("=", ":")));
    var links = new ArrayList<String>();
    if (request.endpoints().isEmpty()) {
      request
          .links()
          .forEach(link -> links.add("/" + link.replace(":", ":/" + request.name() + "/")));
    }
    return new HostNames(
        hosts, networking.dns(), networking.dnsSearch(), networking.dnsOptions(), links);
  }

  private static HostStorage storage(ContainerRequest request) {
    var mounts = new ArrayList<Mount>();
    request.mounts().forEach(mount -> mounts.add(mount.mount()));
    var tmpfs = new LinkedHashMap<String, String>();
    for (String entry : request.service().storage().tmpfs()) {
      String[] parts = entry.split(":", 2);
      tmpfs.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    long shm = orZero(request.service().storage().shmSize());
    return new HostStorage(
        List.of(),
        mounts,
        tmpfs,
        request.volumesFrom(),
        request.service().storage().storageOptions(),
        shm == 0 ? 64L << 20 : shm);
  }

  private static Map<String, List<HostBinding>> ports(Networking networking) {
    var bindings = new LinkedHashMap<String, List<HostBinding>>();
    for (Port port : networking.ports()) {
      bindings
          .computeIfAbsent(port.target() + "/" + port.protocol(), any -> new ArrayList<>())
          .add(
              new HostBinding(
                  Objects.requireNonNullElse(port.hostIp(), ""),
                  Objects.requireNonNullElse(port.published(), "")));
    }
    return bindings;
  }
}
