package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;

/**
 * A network of the engine.
 *
 * @param id 64 hexadecimal digits
 * @param name name
 * @param driver driver
 * @param scope local, global or swarm
 * @param internal whether it has no way out
 * @param attachable whether single containers may join it
 * @param enableIpv6 whether it has IPv6
 * @param subnets subnets in CIDR form
 * @param options driver options
 * @param labels labels
 */
public record NetworkDetails(
    String id,
    String name,
    String driver,
    String scope,
    boolean internal,
    boolean attachable,
    boolean enableIpv6,
    List<String> subnets,
    Map<String, String> options,
    Map<String, String> labels) {}
