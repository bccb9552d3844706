package compose.orchestrator.engine.docker;

import compose.orchestrator.model.Device;
import compose.orchestrator.model.DeviceRequest;
import compose.orchestrator.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Host devices, and devices chosen by what they can do. */
final class DeviceMapping {
  private DeviceMapping() {}

  static void write(Resources resources, JsonObject host) {
    List<JsonObject> devices = new ArrayList<>();
    List<JsonObject> requests = new ArrayList<>();
    if (resources.deploy() != null) {
      resources.deploy().devices().forEach(device -> requests.add(request(device, false)));
    }
    List<String> named = new ArrayList<>();
    for (Device device : resources.devices()) {
      if (isQualifiedName(device)) {
        named.add(device.source());
      } else {
        devices.add(device(device));
      }
    }
    if (!named.isEmpty()) {
      requests.add(new JsonObject().set("Driver", "cdi").set("DeviceIDs", named));
    }
    resources.gpus().forEach(gpu -> requests.add(request(gpu, true)));
    host.setUnlessEmpty("Devices", devices)
        .setUnlessEmpty("DeviceRequests", requests)
        .setUnlessEmpty("DeviceCgroupRules", resources.deviceCgroupRules());
  }

  private static JsonObject device(Device device) {
    return new JsonObject()
        .set("PathOnHost", device.source())
        .set("PathInContainer", Objects.requireNonNullElse(device.target(), device.source()))
        .set("CgroupPermissions", Objects.requireNonNullElse(device.permissions(), "rwm"));
  }

  /** VENDOR/CLASS=NAME of the Container Device Interface. */
  private static boolean isQualifiedName(Device device) {
    String source = device.source();
    int slash = source.indexOf('/');
    boolean same = device.target() == null || device.target().equals(source);
    return same && slash > 0 && source.indexOf('=') > slash + 1 && !source.endsWith("=");
  }

  private static JsonObject request(DeviceRequest wanted, boolean graphics) {
    List<String> capabilities = new ArrayList<>(wanted.capabilities());
    if (graphics && !capabilities.contains("gpu")) {
      capabilities.add("gpu");
    }
    return new JsonObject()
        .set("Driver", wanted.driver())
        .set("Count", wanted.count())
        .setUnlessEmpty("DeviceIDs", wanted.deviceIds())
        .set("Capabilities", List.of(capabilities))
        .setUnlessEmpty("Options", wanted.options());
  }
}
