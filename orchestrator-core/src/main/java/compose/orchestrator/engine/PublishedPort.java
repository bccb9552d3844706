package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * A port as the engine has it.
 *
 * @param ip address on the host, or null where it is only exposed
 * @param privatePort port in the container
 * @param publicPort port on the host, 0 where it is only exposed
 * @param protocol tcp, udp or sctp
 */
public record PublishedPort(
    @Nullable String ip, int privatePort, int publicPort, String protocol) {}
