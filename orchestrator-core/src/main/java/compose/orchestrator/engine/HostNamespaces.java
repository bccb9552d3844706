package compose.orchestrator.engine;

/**
 * Which namespaces a container shares, and who runs it (HostConfig).
 *
 * @param pid as asked for, or empty
 * @param ipc in force
 * @param uts as asked for, or empty
 * @param user as asked for, or empty
 * @param cgroup in force, or empty
 * @param cgroupParent parent group, or empty
 * @param runtime OCI runtime in force
 * @param isolation isolation technology (Windows), or empty
 */
public record HostNamespaces(
    String pid,
    String ipc,
    String uts,
    String user,
    String cgroup,
    String cgroupParent,
    String runtime,
    String isolation) {}
