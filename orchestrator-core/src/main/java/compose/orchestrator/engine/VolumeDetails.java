package compose.orchestrator.engine;

import java.util.Map;

/**
 * A volume of the engine.
 *
 * @param name name
 * @param driver driver
 * @param mountpoint path on the host
 * @param scope local or global
 * @param options driver options
 * @param labels labels
 */
public record VolumeDetails(
    String name,
    String driver,
    String mountpoint,
    String scope,
    Map<String, String> options,
    Map<String, String> labels) {}
