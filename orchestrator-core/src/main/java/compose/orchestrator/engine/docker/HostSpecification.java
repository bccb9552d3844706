package compose.orchestrator.engine.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.HostConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * docker-java's HostConfig, where its closed lists of capabilities and log drivers and its reading
 * of binds and ports do not stand between a file and the engine.
 */
final class HostSpecification extends HostConfig {
  private static final long serialVersionUID = 1L;

  private final transient List<String> binds = new ArrayList<>();
  private final transient Map<String, List<Map<String, String>>> ports = new LinkedHashMap<>();
  private transient List<String> capabilitiesAdded = List.of();
  private transient List<String> capabilitiesDropped = List.of();
  private transient @Nullable Map<String, Object> logging;
  private transient List<String> volumesFrom = List.of();
  private transient List<String> links = List.of();
  private transient @Nullable String isolation;

  void bind(String bind) {
    binds.add(bind);
  }

  void publish(String port, String ip, String hostPort) {
    ports
        .computeIfAbsent(port, _ -> new ArrayList<>())
        .add(Map.of("HostIp", ip, "HostPort", hostPort));
  }

  void capabilities(List<String> added, List<String> dropped) {
    capabilitiesAdded = added;
    capabilitiesDropped = dropped;
  }

  void logging(@Nullable String driver, Map<String, String> options) {
    logging = Map.of("Type", driver == null ? "" : driver, "Config", options);
  }

  void volumesFrom(List<String> containers) {
    volumesFrom = containers;
  }

  void links(List<String> containers) {
    links = containers;
  }

  void isolation(@Nullable String technology) {
    isolation = technology;
  }

  /** HOST:CONTAINER:OPTIONS. */
  @JsonProperty("Binds")
  public @Nullable List<String> binds() {
    return unlessEmpty(binds);
  }

  /** Addresses and ports on the host, by PORT/PROTOCOL. */
  @JsonProperty("PortBindings")
  public Map<String, List<Map<String, String>>> ports() {
    return ports;
  }

  /** Capabilities given. */
  @JsonProperty("CapAdd")
  public @Nullable List<String> capabilitiesAdded() {
    return unlessEmpty(capabilitiesAdded);
  }

  /** Capabilities taken. */
  @JsonProperty("CapDrop")
  public @Nullable List<String> capabilitiesDropped() {
    return unlessEmpty(capabilitiesDropped);
  }

  /** The log driver. */
  @JsonProperty("LogConfig")
  public @Nullable Map<String, Object> logging() {
    return logging;
  }

  /** Containers whose mounts are taken over. */
  @JsonProperty("VolumesFrom")
  public @Nullable List<String> volumesFrom() {
    return unlessEmpty(volumesFrom);
  }

  /** CONTAINER:ALIAS. */
  @JsonProperty("Links")
  public @Nullable List<String> links() {
    return unlessEmpty(links);
  }

  /** Isolation technology. */
  @JsonProperty("Isolation")
  public @Nullable String isolation() {
    return isolation;
  }

  /** An inspection shows null where docker sends nothing, and so shall it here. */
  private static @Nullable List<String> unlessEmpty(List<String> values) {
    return values.isEmpty() ? null : values;
  }
}
