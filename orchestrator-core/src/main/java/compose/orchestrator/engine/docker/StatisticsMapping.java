package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.BlkioStatEntry;
import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.PidsStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import compose.orchestrator.engine.ContainerStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a container uses, from the engine's counters. */
final class StatisticsMapping {
  private final Statistics from;

  StatisticsMapping(Statistics from) {
    this.from = from;
  }

  ContainerStatistics statistics() {
    PidsStatsConfig processes = from.getPidsStats();
    return new ContainerStatistics(
        cpuPercent(),
        memory(),
        memoryLimit(),
        networks(network -> number(network.getRxBytes())),
        networks(network -> number(network.getTxBytes())),
        disks('r'),
        disks('w'),
        processes == null ? 0 : number(processes.getCurrent()));
  }

  private double cpuPercent() {
    CpuStatsConfig now = from.getCpuStats();
    CpuStatsConfig before = from.getPreCpuStats();
    if (now == null || before == null) {
      return 0;
    }
    double used = total(now) - total(before);
    double all = number(now.getSystemCpuUsage()) - number(before.getSystemCpuUsage());
    return used > 0 && all > 0 ? used / all * number(now.getOnlineCpus()) * 100 : 0;
  }

  private static long total(CpuStatsConfig cpu) {
    return cpu.getCpuUsage() == null ? 0 : number(cpu.getCpuUsage().getTotalUsage());
  }

  /** The first version of control groups counts pages of files of all below. */
  private long memory() {
    MemoryStatsConfig memory = from.getMemoryStats();
    if (memory == null) {
      return 0;
    }
    long usage = number(memory.getUsage());
    StatsConfig details = memory.getStats();
    if (details == null) {
      return usage;
    }
    Long first = details.getTotalInactiveFile();
    long inactive = number(first == null ? details.getInactiveFile() : first);
    return inactive < usage ? usage - inactive : usage;
  }

  private long memoryLimit() {
    MemoryStatsConfig memory = from.getMemoryStats();
    return memory == null ? 0 : number(memory.getLimit());
  }

  private long networks(ToLongFunction<StatisticNetworksConfig> bytes) {
    Map<String, StatisticNetworksConfig> networks = from.getNetworks();
    return networks == null ? 0 : networks.values().stream().mapToLong(bytes).sum();
  }

  /** The first version of control groups writes Read, the second one read. */
  private long disks(char kind) {
    List<BlkioStatEntry> entries =
        from.getBlkioStats() == null ? null : from.getBlkioStats().getIoServiceBytesRecursive();
    long bytes = 0;
    for (BlkioStatEntry entry : entries == null ? List.<BlkioStatEntry>of() : entries) {
      String operation = entry.getOp();
      if (!operation.isEmpty() && Character.toLowerCase(operation.charAt(0)) == kind) {
        bytes += number(entry.getValue());
      }
    }
    return bytes;
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
