package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may use and do (HostConfig).
 *
 * @param memory bytes, 0 for no limit
 * @param memoryReservation bytes, 0 for none
 * @param memorySwap bytes, 0 where not set
 * @param nanoCpus billionths of a processor, 0 for no limit
 * @param cpuShares weight, 0 where not set
 * @param cpuQuota microseconds, 0 where not set
 * @param cpuPeriod microseconds, 0 where not set
 * @param cpuset processors, or empty
 * @param pidsLimit processes, 0 or -1 for no limit
 * @param shmSize bytes
 * @param privileged whether it has all rights
 * @param readOnly whether its root file system cannot be written to
 * @param capAdd capabilities given
 * @param capDrop capabilities taken
 * @param securityOptions options of the security modules
 * @param sysctls kernel parameters
 * @param pidMode as asked for, or empty
 * @param ipcMode in force
 * @param utsMode as asked for, or empty
 * @param usernsMode as asked for, or empty
 * @param extraHosts host:address
 * @param dns name servers
 * @param dnsSearch search domains
 * @param dnsOptions resolver options
 * @param groupAdd further groups
 * @param init whether an init runs, or null
 * @param runtime OCI runtime
 */
public record HostLimits(
    long memory,
    long memoryReservation,
    long memorySwap,
    long nanoCpus,
    long cpuShares,
    long cpuQuota,
    long cpuPeriod,
    String cpuset,
    long pidsLimit,
    long shmSize,
    boolean privileged,
    boolean readOnly,
    List<String> capAdd,
    List<String> capDrop,
    List<String> securityOptions,
    Map<String, String> sysctls,
    String pidMode,
    String ipcMode,
    String utsMode,
    String usernsMode,
    List<String> extraHosts,
    List<String> dns,
    List<String> dnsSearch,
    List<String> dnsOptions,
    List<String> groupAdd,
    @Nullable Boolean init,
    String runtime) {}
