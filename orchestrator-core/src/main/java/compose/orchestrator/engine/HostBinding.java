package compose.orchestrator.engine;

/**
 * A port on the host.
 *
 * @param ip address, empty for all
 * @param port port, empty where the engine chooses
 */
public record HostBinding(String ip, String port) {}
