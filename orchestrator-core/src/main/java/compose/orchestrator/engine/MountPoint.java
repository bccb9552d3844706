package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * A mount as the engine has it.
 *
 * @param type bind, volume or tmpfs
 * @param name name of the volume, or null
 * @param source path on the host, or empty
 * @param destination path in the container
 * @param driver driver of the volume, or null
 * @param writable whether it can be written to
 * @param mode options as given, such as z
 * @param propagation bind propagation, or empty
 */
public record MountPoint(
    String type,
    @Nullable String name,
    String source,
    String destination,
    @Nullable String driver,
    boolean writable,
    String mode,
    String propagation) {}
