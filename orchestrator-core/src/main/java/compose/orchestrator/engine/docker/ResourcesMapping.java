package compose.orchestrator.engine.docker;

import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container may use. What the deploy section limits, where it says something, wins. */
final class ResourcesMapping {
  private static final double BILLION = 1e9;

  private ResourcesMapping() {}

  static void write(Resources resources, JsonObject host) {
    processors(resources, host);
    memory(resources, host);
    host.set("PidsLimit", unlessZero(resources.pidsLimit()))
        .set("OomScoreAdj", resources.oomScoreAdjustment())
        .set("OomKillDisable", resources.oomKillDisable())
        .setUnlessEmpty("Ulimits", ulimits(resources.ulimits()));
    if (resources.deploy() != null) {
      deploy(resources.deploy(), host);
    }
  }

  private static void processors(Resources resources, JsonObject host) {
    Double percent = resources.cpuPercent();
    host.set("NanoCpus", nano(resources.cpus()))
        .set("CpuShares", whole(resources.cpuShares()))
        .set("CpuQuota", whole(resources.cpuQuota()))
        .set("CpuPeriod", whole(resources.cpuPeriod()))
        .set("CpusetCpus", resources.cpuset())
        .set("CpuRealtimePeriod", whole(resources.cpuRealtimePeriod()))
        .set("CpuRealtimeRuntime", whole(resources.cpuRealtimeRuntime()))
        .set("CpuCount", resources.cpuCount())
        .set("CpuPercent", percent == null ? null : Long.valueOf((long) (percent * 100)));
  }

  private static void memory(Resources resources, JsonObject host) {
    host.set("Memory", resources.memoryLimit())
        .set("MemoryReservation", resources.memoryReservation())
        .set("MemorySwap", resources.memorySwapLimit())
        .set("MemorySwappiness", unlessZero(resources.memorySwappiness()));
  }

  private static void deploy(Deploy deploy, JsonObject host) {
    Double cpus = deploy.cpuLimit();
    host.set("Memory", unlessZero(deploy.memoryLimit()))
        .set("NanoCpus", cpus != null && cpus == 0 ? null : nano(cpus))
        .set("PidsLimit", unlessZero(deploy.pidsLimit()))
        .set("MemoryReservation", unlessZero(deploy.memoryReservation()));
  }

  private static @Nullable Long nano(@Nullable Double cpus) {
    return cpus == null ? null : Long.valueOf((long) (cpus * BILLION));
  }

  private static @Nullable Long whole(@Nullable Double value) {
    return value == null ? null : Long.valueOf(value.longValue());
  }

  private static @Nullable Long unlessZero(@Nullable Long value) {
    return value == null || value == 0 ? null : value;
  }

  private static List<JsonObject> ulimits(Map<String, Ulimit> limits) {
    List<JsonObject> all = new ArrayList<>(limits.size());
    limits.forEach((name, limit) ->
        all.add(
            new JsonObject()
                .set("Name", name)
                .set("Soft", limit.soft())
                .set("Hard", limit.hard())));
    return all;
  }
}
