package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the deploy section asks for (Compose Deploy Specification).
 *
 * @param mode replicated, global, replicated-job or global-job, or null
 * @param replicas number of containers, or null
 * @param labels labels of the swarm service
 * @param cpuLimit processors, or null
 * @param memoryLimit bytes, or null
 * @param pidsLimit processes, or null
 * @param cpuReservation processors, or null
 * @param memoryReservation bytes, or null
 * @param devices reserved devices
 * @param restartPolicy when to start again, or null
 * @param updateConfig how to replace containers, or null
 * @param rollbackConfig how to go back, or null
 * @param endpointMode vip or dnsrr, or null
 */
public record Deploy(
    @Nullable String mode,
    @Nullable Long replicas,
    Map<String, String> labels,
    @Nullable Double cpuLimit,
    @Nullable Long memoryLimit,
    @Nullable Long pidsLimit,
    @Nullable Double cpuReservation,
    @Nullable Long memoryReservation,
    List<DeviceRequest> devices,
    @Nullable RestartPolicy restartPolicy,
    @Nullable UpdateConfig updateConfig,
    @Nullable UpdateConfig rollbackConfig,
    @Nullable String endpointMode) {

  static Deploy decode(Attributes a) {
    return new Deploy(
        a.string("mode"),
        a.integer("replicas"),
        a.texts("labels"),
        a.of("resources").of("limits").number("cpus"),
        a.of("resources").of("limits").integer("memory"),
        a.of("resources").of("limits").integer("pids"),
        a.of("resources").of("reservations").number("cpus"),
        a.of("resources").of("reservations").integer("memory"),
        a.of("resources").of("reservations").objects("devices", DeviceRequest::decode),
        a.object("restart_policy", RestartPolicy::decode),
        a.object("update_config", UpdateConfig::decode),
        a.object("rollback_config", UpdateConfig::decode),
        a.string("endpoint_mode"));
  }
}
