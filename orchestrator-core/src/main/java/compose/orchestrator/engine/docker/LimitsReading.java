package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.model.Ulimit;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a container may use. */
final class LimitsReading {
  private final JsonReader json;
  private final DeviceReading devices;
  private long memory;
  private long memoryReservation;
  private long memorySwap;
  private @Nullable Long memorySwappiness;
  private long nanoCpus;
  private long cpuShares;
  private long cpuQuota;
  private long cpuPeriod;
  private long cpuRealtimePeriod;
  private long cpuRealtimeRuntime;
  private String cpuset = "";
  private long cpuCount;
  private long cpuPercent;
  private @Nullable Long pidsLimit;
  private boolean oomKillDisable;
  private long oomScoreAdjustment;
  private Map<String, Ulimit> ulimits = Map.of();

  LimitsReading(JsonReader json) {
    this.json = json;
    this.devices = new DeviceReading(json);
  }

  HostLimits result() {
    return new HostLimits(
        memory,
        memoryReservation,
        memorySwap,
        memorySwappiness,
        nanoCpus,
        cpuShares,
        cpuQuota,
        cpuPeriod,
        cpuRealtimePeriod,
        cpuRealtimeRuntime,
        cpuset,
        cpuCount,
        cpuPercent,
        pidsLimit,
        oomKillDisable,
        oomScoreAdjustment,
        ulimits,
        devices.blockIo(),
        devices.devices,
        devices.rules,
        devices.requests);
  }

  /** Reads the field if it is one of these, and says whether it was. */
  boolean read(String field) throws IOException {
    switch (field) {
      case "Memory" -> memory = json.number();
      case "MemoryReservation" -> memoryReservation = json.number();
      case "MemorySwap" -> memorySwap = json.number();
      case "MemorySwappiness" -> memorySwappiness = json.numberOrNull();
      case "PidsLimit" -> pidsLimit = json.numberOrNull();
      case "OomKillDisable" -> oomKillDisable = json.truth();
      case "OomScoreAdj" -> oomScoreAdjustment = json.number();
      case "Ulimits" -> ulimits = ulimits();
      default -> {
        return processors(field) || devices.read(field);
      }
    }
    return true;
  }

  private boolean processors(String field) throws IOException {
    switch (field) {
      case "NanoCpus" -> nanoCpus = json.number();
      case "CpuShares" -> cpuShares = json.number();
      case "CpuQuota" -> cpuQuota = json.number();
      case "CpuPeriod" -> cpuPeriod = json.number();
      case "CpuRealtimePeriod" -> cpuRealtimePeriod = json.number();
      case "CpuRealtimeRuntime" -> cpuRealtimeRuntime = json.number();
      case "CpusetCpus" -> cpuset = json.text();
      case "CpuCount" -> cpuCount = json.number();
      case "CpuPercent" -> cpuPercent = json.number();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Map<String, Ulimit> ulimits() throws IOException {
    Map<String, Ulimit> all = new LinkedHashMap<>();
    json.array(() -> new UlimitReading().read(json, all));
    return Collections.unmodifiableMap(all);
  }

  /** One limit with its name. */
  private static final class UlimitReading {
    private String name = "";
    private long soft;
    private long hard;

    void read(JsonReader json, Map<String, Ulimit> all) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Name" -> name = json.text();
          case "Soft" -> soft = json.number();
          case "Hard" -> hard = json.number();
          default -> json.skip();
        }
      });
      all.put(name, new Ulimit(soft, hard));
    }
  }
}
