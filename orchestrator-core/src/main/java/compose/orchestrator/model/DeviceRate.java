package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A block device and a rate or weight.
 *
 * @param path the device
 * @param rate rate or weight
 */
public record DeviceRate(String path, @Nullable Long rate) {

  /** The canonical form has these names capitalised. */
  static DeviceRate decode(Attributes a) {
    return new DeviceRate(
        a.string("Path", ""), a.has("Weight") ? a.integer("Weight") : a.integer("Rate"));
  }
}
