package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network of the project (Compose Specification, networks).
 *
 * @param key the key in the file
 * @param name name on the engine
 * @param driver driver, or null for the engine's own choice
 * @param driverOptions options for the driver
 * @param ipam address management
 * @param external whether somebody else makes and removes it
 * @param internal whether it has no way out
 * @param attachable whether single containers may join it (overlay)
 * @param enableIpv4 whether it has IPv4, or null for the engine's own choice
 * @param enableIpv6 whether it has IPv6, or null for the engine's own choice
 * @param labels labels
 */
public record Network(
    String key,
    String name,
    @Nullable String driver,
    Map<String, String> driverOptions,
    Ipam ipam,
    boolean external,
    boolean internal,
    boolean attachable,
    @Nullable Boolean enableIpv4,
    @Nullable Boolean enableIpv6,
    Map<String, String> labels) {

  static Network decode(Attributes a) {
    return new Network(
        a.name(),
        a.string("name", a.name()),
        a.string("driver"),
        a.texts("driver_opts"),
        Ipam.decode(a.of("ipam")),
        a.isTrue("external"),
        a.isTrue("internal"),
        a.isTrue("attachable"),
        a.truth("enable_ipv4"),
        a.truth("enable_ipv6"),
        a.texts("labels"));
  }
}
