package compose.orchestrator.engine;

/**
 * What a container uses. All is zero for one that does not run.
 *
 * @param cpuPercent processor time of the last second, 100 for each processor
 * @param memory bytes in use, without what the kernel could drop at once
 * @param memoryLimit bytes that it may use
 * @param received bytes that came by its networks since its start
 * @param sent bytes that went by its networks
 * @param read bytes read from disks
 * @param written bytes written to disks
 * @param processes number of processes and threads
 */
public record ContainerStatistics(
    double cpuPercent,
    long memory,
    long memoryLimit,
    long received,
    long sent,
    long read,
    long written,
    long processes) {}
