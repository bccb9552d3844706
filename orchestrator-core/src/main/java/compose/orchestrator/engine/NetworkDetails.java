package compose.orchestrator.engine;

import compose.orchestrator.model.Ipam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param enableIpv4 whether it has IPv4, or null where the engine does not tell
 * @param ipam address management in force, pools that the engine chose among them
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
    @Nullable Boolean enableIpv4,
    Ipam ipam,
    Map<String, String> options,
    Map<String, String> labels) {}
