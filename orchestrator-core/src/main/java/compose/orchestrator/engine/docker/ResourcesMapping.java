package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.Ulimit;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container may use. The deploy section, where it says something, wins. */
final class ResourcesMapping {
  private static final double BILLION = 1e9;

  private ResourcesMapping() {}

  static void write(Resources resources, HostSpecification host) {
    processors(resources, host);
    realtime(resources, host);
    memory(resources, host);
    if (!isZero(resources.pidsLimit())) {
      host.withPidsLimit(resources.pidsLimit());
    }
    if (resources.oomScoreAdjustment() != null) {
      host.withOomScoreAdj(resources.oomScoreAdjustment().intValue());
    }
    host.withOomKillDisable(resources.oomKillDisable());
    if (!resources.ulimits().isEmpty()) {
      host.withUlimits(ulimits(resources.ulimits()));
    }
    if (resources.deploy() != null) {
      deploy(resources.deploy(), host);
    }
  }

  private static void processors(Resources resources, HostSpecification host) {
    if (resources.cpus() != null) {
      host.withNanoCPUs((long) (resources.cpus() * BILLION));
    }
    if (resources.cpuShares() != null) {
      host.withCpuShares(resources.cpuShares().intValue());
    }
    if (resources.cpuQuota() != null) {
      host.withCpuQuota(resources.cpuQuota().longValue());
    }
    if (resources.cpuPeriod() != null) {
      host.withCpuPeriod(resources.cpuPeriod().longValue());
    }
    if (resources.cpuset() != null) {
      host.withCpusetCpus(resources.cpuset());
    }
  }

  private static void realtime(Resources resources, HostSpecification host) {
    if (resources.cpuRealtimePeriod() != null) {
      host.withCpuRealtimePeriod(resources.cpuRealtimePeriod().longValue());
    }
    if (resources.cpuRealtimeRuntime() != null) {
      host.withCpuRealtimeRuntime(resources.cpuRealtimeRuntime().longValue());
    }
    if (resources.cpuCount() != null) {
      host.withCpuCount(resources.cpuCount());
    }
    if (resources.cpuPercent() != null) {
      host.withCpuPercent((long) (resources.cpuPercent() * 100));
    }
  }

  private static void memory(Resources resources, HostSpecification host) {
    if (resources.memoryLimit() != null) {
      host.withMemory(resources.memoryLimit());
    }
    if (resources.memoryReservation() != null) {
      host.withMemoryReservation(resources.memoryReservation());
    }
    if (resources.memorySwapLimit() != null) {
      host.withMemorySwap(resources.memorySwapLimit());
    }
    if (!isZero(resources.memorySwappiness())) {
      host.withMemorySwappiness(resources.memorySwappiness());
    }
  }

  private static void deploy(Deploy deploy, HostSpecification host) {
    if (!isZero(deploy.memoryLimit())) {
      host.withMemory(deploy.memoryLimit());
    }
    if (deploy.cpuLimit() != null && deploy.cpuLimit() != 0) {
      host.withNanoCPUs((long) (deploy.cpuLimit() * BILLION));
    }
    if (!isZero(deploy.pidsLimit())) {
      host.withPidsLimit(deploy.pidsLimit());
    }
    if (!isZero(deploy.memoryReservation())) {
      host.withMemoryReservation(deploy.memoryReservation());
    }
  }

  private static boolean isZero(@Nullable Long value) {
    return value == null || value == 0;
  }

  private static List<Ulimit> ulimits(Map<String, compose.orchestrator.model.Ulimit> limits) {
    List<Ulimit> all = new ArrayList<>(limits.size());
    limits.forEach((name, limit) -> all.add(new Ulimit(name, limit.soft(), limit.hard())));
    return all;
  }
}
