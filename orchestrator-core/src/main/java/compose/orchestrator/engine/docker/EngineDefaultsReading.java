package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.EngineDefaults;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Reads from {@code GET /info} what an engine adds to containers, and what it drops. */
final class EngineDefaultsReading {
  private static final int FIRST_WITH_ANNOTATIONS = 24;

  private final JsonReader json;
  private final Set<String> ignored = new TreeSet<>();
  private String logDriver = "";
  private String runtime = "";
  private String cgroupVersion = "1";

  private EngineDefaultsReading(JsonReader json) {
    this.json = json;
  }

  static EngineDefaults read(JsonReader json) throws IOException {
    var reading = new EngineDefaultsReading(json);
    json.object(reading::field);
    return reading.result();
  }

  private EngineDefaults result() {
    boolean unified = cgroupVersion.equals("2");
    if (unified) {
      ignored.add("mem_swappiness");
      ignored.add("oom_kill_disable");
      ignored.add("blkio_config.weight");
    }
    return new EngineDefaults(
        logDriver, runtime, unified ? "private" : "host", Set.copyOf(ignored));
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "LoggingDriver" -> logDriver = json.text();
      case "DefaultRuntime" -> runtime = json.text();
      case "CgroupVersion" -> cgroupVersion = json.text();
      case "MemoryLimit" -> drops("mem_limit", "mem_reservation");
      case "SwapLimit" -> drops("memswap_limit");
      case "CPUShares" -> drops("cpu_shares");
      case "CpuCfsPeriod" -> drops("cpu_period", "cpus");
      case "CpuCfsQuota" -> drops("cpu_quota", "cpus");
      case "CPUSet" -> drops("cpuset");
      case "PidsLimit" -> drops("pids_limit");
      case "OomKillDisable" -> drops("oom_kill_disable");
      case "ServerVersion" -> version(json.text());
      default -> json.skip();
    }
  }

  private void drops(String... attributes) throws IOException {
    if (!json.truth()) {
      ignored.addAll(Set.of(attributes));
    }
  }

  /** A version that is not a number is that of an engine made from source: a new one. */
  private void version(String version) {
    int dot = version.indexOf('.');
    try {
      if (dot > 0 && Integer.parseInt(version.substring(0, dot)) < FIRST_WITH_ANNOTATIONS) {
        ignored.add("annotations");
      }
    } catch (NumberFormatException _) {
      ignored.remove("annotations");
    }
  }
}
