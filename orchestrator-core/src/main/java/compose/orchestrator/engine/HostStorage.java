package compose.orchestrator.engine;

import compose.orchestrator.model.Mount;
import java.util.List;
import java.util.Map;

/**
 * What was asked to be mounted into a container (HostConfig).
 *
 * @param binds HOST:CONTAINER[:OPTIONS]
 * @param mounts mounts that have further options; sources are names and paths of the engine
 * @param tmpfs options of memory file systems, by path
 * @param volumesFrom containers whose mounts are taken over, with optional :MODE
 * @param storageOptions options of the storage driver
 * @param shmSize bytes of /dev/shm in force
 */
public record HostStorage(
    List<String> binds,
    List<Mount> mounts,
    Map<String, String> tmpfs,
    List<String> volumesFrom,
    Map<String, String> storageOptions,
    long shmSize) {}
