package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Devices chosen by capability (Compose Specification, gpus and deploy reservations).
 *
 * @param capabilities what the device must be able to do
 * @param driver driver name, or null
 * @param count how many, -1 for all, or null
 * @param deviceIds these very devices
 * @param options options for the driver
 */
public record DeviceRequest(
    List<String> capabilities,
    @Nullable String driver,
    @Nullable Long count,
    List<String> deviceIds,
    Map<String, String> options) {

  static DeviceRequest decode(Attributes a) {
    return new DeviceRequest(
        a.strings("capabilities"),
        a.string("driver"),
        a.integer("count"),
        a.strings("device_ids"),
        a.texts("options"));
  }
}
