package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may use.
 *
 * @param cpus number of processors, or null
 * @param cpuShares relative weight, or null
 * @param cpuQuota microseconds per period, or null
 * @param cpuPeriod length of a period in microseconds, or null
 * @param cpuRealtimeRuntime microseconds per period, or null
 * @param cpuRealtimePeriod microseconds, or null
 * @param cpuset processors it may run on, or null
 * @param cpuCount processors (Windows), or null
 * @param cpuPercent share of the processors (Windows), or null
 * @param memoryLimit bytes, or null
 * @param memoryReservation bytes, or null
 * @param memorySwappiness 0 to 100, or null
 * @param memorySwapLimit bytes of memory and swap together, -1 for no limit, or null
 * @param pidsLimit number of processes, -1 for no limit, or null
 * @param oomKillDisable whether it is never killed for lack of memory
 * @param oomScoreAdjustment -1000 to 1000, or null
 * @param ulimits limits by name
 * @param blockIo block device weights and limits, or null
 * @param devices host devices
 * @param deviceCgroupRules rules for devices made later
 * @param gpus graphics processors
 * @param deploy what the deploy section asks for, or null
 */
public record Resources(
    @Nullable Double cpus,
    @Nullable Double cpuShares,
    @Nullable Double cpuQuota,
    @Nullable Double cpuPeriod,
    @Nullable Double cpuRealtimeRuntime,
    @Nullable Double cpuRealtimePeriod,
    @Nullable String cpuset,
    @Nullable Long cpuCount,
    @Nullable Double cpuPercent,
    @Nullable Long memoryLimit,
    @Nullable Long memoryReservation,
    @Nullable Long memorySwappiness,
    @Nullable Long memorySwapLimit,
    @Nullable Long pidsLimit,
    boolean oomKillDisable,
    @Nullable Long oomScoreAdjustment,
    Map<String, Ulimit> ulimits,
    @Nullable BlockIo blockIo,
    List<Device> devices,
    List<String> deviceCgroupRules,
    List<DeviceRequest> gpus,
    @Nullable Deploy deploy) {

  static Resources decode(Attributes a) {
    return new Resources(
        a.number("cpus"),
        a.number("cpu_shares"),
        a.number("cpu_quota"),
        a.number("cpu_period"),
        a.number("cpu_rt_runtime"),
        a.number("cpu_rt_period"),
        a.string("cpuset"),
        a.integer("cpu_count"),
        a.number("cpu_percent"),
        a.integer("mem_limit"),
        a.integer("mem_reservation"),
        a.integer("mem_swappiness"),
        a.integer("memswap_limit"),
        a.integer("pids_limit"),
        a.isTrue("oom_kill_disable"),
        a.integer("oom_score_adj"),
        a.named("ulimits", Ulimit::decode),
        a.object("blkio_config", BlockIo::decode),
        a.objects("devices", Device::decode),
        a.strings("device_cgroup_rules"),
        a.objects("gpus", DeviceRequest::decode),
        a.object("deploy", Deploy::decode));
  }
}
