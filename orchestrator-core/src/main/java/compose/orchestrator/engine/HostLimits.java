package compose.orchestrator.engine;

import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.Device;
import compose.orchestrator.model.DeviceRequest;
import compose.orchestrator.model.Ulimit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may use (resources of HostConfig).
 *
 * @param memory bytes, 0 for no limit
 * @param memoryReservation bytes, 0 for none
 * @param memorySwap bytes of memory and swap together, 0 where not set, -1 for no limit
 * @param memorySwappiness 0 to 100, or null
 * @param nanoCpus billionths of a processor, 0 for no limit
 * @param cpuShares weight, 0 where not set
 * @param cpuQuota microseconds, 0 where not set
 * @param cpuPeriod microseconds, 0 where not set
 * @param cpuRealtimePeriod microseconds, 0 where not set
 * @param cpuRealtimeRuntime microseconds, 0 where not set
 * @param cpuset processors, or empty
 * @param cpuCount processors (Windows), 0 where not set
 * @param cpuPercent hundredths of a percent (Windows), 0 where not set
 * @param pidsLimit processes, 0 or -1 for no limit, null where none was ever set
 * @param oomKillDisable whether it is never killed for lack of memory
 * @param oomScoreAdjustment -1000 to 1000
 * @param ulimits limits by name
 * @param blockIo weights and limits of block devices
 * @param devices host devices
 * @param deviceCgroupRules rules for devices made later
 * @param deviceRequests devices chosen by what they can do
 */
public record HostLimits(
    long memory,
    long memoryReservation,
    long memorySwap,
    @Nullable Long memorySwappiness,
    long nanoCpus,
    long cpuShares,
    long cpuQuota,
    long cpuPeriod,
    long cpuRealtimePeriod,
    long cpuRealtimeRuntime,
    String cpuset,
    long cpuCount,
    long cpuPercent,
    @Nullable Long pidsLimit,
    boolean oomKillDisable,
    long oomScoreAdjustment,
    Map<String, Ulimit> ulimits,
    BlockIo blockIo,
    List<Device> devices,
    List<String> deviceCgroupRules,
    List<DeviceRequest> deviceRequests) {}
