package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.model.Volume;

/** A volume with all its options. */
final class VolumeMapping {
  private VolumeMapping() {}

  static JsonObject volume(VolumeRequest request) {
    Volume volume = request.volume();
    return new JsonObject()
        .set("Name", request.name())
        .set("Driver", volume.driver())
        .setUnlessEmpty("DriverOpts", volume.driverOptions())
        .set("Labels", request.labels());
  }
}
