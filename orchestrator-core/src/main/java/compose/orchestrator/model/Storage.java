package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted into a container.
 *
 * @param volumes volumes, binds and other mounts
 * @param tmpfs memory file systems, as path[:options]
 * @param volumesFrom services or container:NAME whose mounts are taken over, with optional :ro
 * @param configs configs given as files
 * @param secrets secrets given as files
 * @param storageOptions options of the storage driver
 * @param shmSize size of /dev/shm in bytes, or null
 */
public record Storage(
    List<Mount> volumes,
    List<String> tmpfs,
    List<String> volumesFrom,
    List<FileReference> configs,
    List<FileReference> secrets,
    Map<String, String> storageOptions,
    @Nullable Long shmSize) {

  static Storage decode(Attributes a) {
    return new Storage(
        a.objects("volumes", Mount::decode),
        a.strings("tmpfs"),
        a.strings("volumes_from"),
        a.objects("configs", FileReference::decode),
        a.objects("secrets", FileReference::decode),
        a.texts("storage_opt"),
        a.integer("shm_size"));
  }
}
