package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * What is to be changed about a container that stays; 0, empty or null leaves a value as it is.
 *
 * @param memory bytes
 * @param memoryReservation bytes
 * @param memorySwap bytes of memory and swap together, -1 for no limit
 * @param nanoCpus billionths of a processor
 * @param cpuShares weight
 * @param cpuQuota microseconds per period
 * @param cpuPeriod microseconds
 * @param cpuset processors
 * @param pidsLimit processes, 0 for no limit
 * @param blockIoWeight 10 to 1000
 * @param restartPolicy no, always, unless-stopped, on-failure or on-failure:N
 */
public record ContainerUpdate(
    long memory,
    long memoryReservation,
    long memorySwap,
    long nanoCpus,
    long cpuShares,
    long cpuQuota,
    long cpuPeriod,
    String cpuset,
    @Nullable Long pidsLimit,
    long blockIoWeight,
    @Nullable String restartPolicy) {}
