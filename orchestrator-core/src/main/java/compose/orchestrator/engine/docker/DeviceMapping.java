package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import compose.orchestrator.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Host devices, and devices chosen by what they can do. */
final class DeviceMapping {
  private DeviceMapping() {}

  static void write(Resources resources, HostSpecification host) {
    List<Device> devices = new ArrayList<>();
    List<DeviceRequest> requests = new ArrayList<>();
    if (resources.deploy() != null) {
      resources.deploy().devices().forEach(device -> requests.add(request(device, false)));
    }
    List<String> named = new ArrayList<>();
    for (var device : resources.devices()) {
      if (isQualifiedName(device)) {
        named.add(device.source());
      } else {
        devices.add(device(device));
      }
    }
    if (!named.isEmpty()) {
      requests.add(new DeviceRequest().withDriver("cdi").withDeviceIds(named));
    }
    resources.gpus().forEach(gpu -> requests.add(request(gpu, true)));
    if (!devices.isEmpty()) {
      host.withDevices(devices);
    }
    if (!requests.isEmpty()) {
      host.withDeviceRequests(requests);
    }
    if (!resources.deviceCgroupRules().isEmpty()) {
      host.withDeviceCgroupRules(resources.deviceCgroupRules());
    }
  }

  private static Device device(compose.orchestrator.model.Device device) {
    return new Device(
        Objects.requireNonNullElse(device.permissions(), "rwm"),
        Objects.requireNonNullElse(device.target(), device.source()),
        device.source());
  }

  /** VENDOR/CLASS=NAME of the Container Device Interface. */
  private static boolean isQualifiedName(compose.orchestrator.model.Device device) {
    String source = device.source();
    int slash = source.indexOf('/');
    boolean same = device.target() == null || device.target().equals(source);
    return same && slash > 0 && source.indexOf('=') > slash + 1 && !source.endsWith("=");
  }

  private static DeviceRequest request(
      compose.orchestrator.model.DeviceRequest wanted, boolean graphics) {
    List<String> capabilities = new ArrayList<>(wanted.capabilities());
    if (graphics && !capabilities.contains("gpu")) {
      capabilities.add("gpu");
    }
    var request = new DeviceRequest().withCapabilities(List.of(capabilities));
    if (wanted.driver() != null) {
      request.withDriver(wanted.driver());
    }
    if (wanted.count() != null) {
      request.withCount(wanted.count().intValue());
    }
    if (!wanted.deviceIds().isEmpty()) {
      request.withDeviceIds(wanted.deviceIds());
    }
    if (!wanted.options().isEmpty()) {
      request.withOptions(wanted.options());
    }
    return request;
  }
}
