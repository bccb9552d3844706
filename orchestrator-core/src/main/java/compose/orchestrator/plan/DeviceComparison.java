package compose.orchestrator.plan;

import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.Device;
import compose.orchestrator.model.DeviceRate;
import compose.orchestrator.model.DeviceRequest;
import compose.orchestrator.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Host devices, devices chosen by what they can do, and limits of block devices. */
final class DeviceComparison {

  private static final BlockIo NO_LIMITS =
      new BlockIo(null, List.of(), List.of(), List.of(), List.of(), List.of());

  private DeviceComparison() {}

  static void compare(Compared compared, Differences found) {
    Resources desired = compared.service().resources();
    HostLimits actual = compared.container().host().limits();
    devices(actual, desired, found);
    found.set("device_cgroup_rules", actual.deviceCgroupRules(), desired.deviceCgroupRules());
    if (desired.blockIo() != null || !isEmpty(actual.blockIo())) {
      rates(compared, actual.blockIo(), found);
    }
  }

  private static void devices(HostLimits actual, Resources desired, Differences found) {
    var is = new ArrayList<String>();
    actual.devices().forEach(device -> is.add(text(device)));
    var should = new ArrayList<String>();
    var requested = new ArrayList<String>();
    var named = new ArrayList<String>();
    desired
        .devices()
        .forEach(device -> {
          if (isQualifiedName(device)) {
            named.add(device.source());
          } else {
            should.add(text(device));
          }
        });
    if (!named.isEmpty()) {
      requested.add(text(new DeviceRequest(List.of(), "cdi", null, named, java.util.Map.of())));
    }
    found.set("devices", is, should);
    var deployed = desired.deploy() == null ? List.<DeviceRequest>of() : desired.deploy().devices();
    deployed.forEach(request -> requested.add(text(request)));
    desired.gpus().forEach(request -> requested.add(text(withGpu(request))));
    var requests = new ArrayList<String>();
    actual.deviceRequests().forEach(request -> requests.add(text(request)));
    found.set(
        desired.gpus().isEmpty() ? "deploy.resources.reservations.devices" : "gpus",
        requests,
        requested);
  }

  private static String text(Device device) {
    return device.source()
        + ":"
        + Objects.requireNonNullElse(device.target(), device.source())
        + ":"
        + Objects.requireNonNullElse(device.permissions(), "rwm");
  }

  /** VENDOR/CLASS=NAME of the Container Device Interface. */
  private static boolean isQualifiedName(Device device) {
    String source = device.source();
    int slash = source.indexOf('/');
    boolean same = device.target() == null || device.target().equals(source);
    return same && slash > 0 && source.indexOf('=') > slash + 1 && !source.endsWith("=");
  }

  private static DeviceRequest withGpu(DeviceRequest request) {
    var capabilities = new ArrayList<String>(request.capabilities());
    if (!capabilities.contains("gpu")) {
      capabilities.add("gpu");
    }
    return new DeviceRequest(
        capabilities, request.driver(), request.count(), request.deviceIds(), request.options());
  }

  private static String text(DeviceRequest request) {
    var text = new StringBuilder(String.join("+", new TreeSet<>(request.capabilities())));
    if (request.driver() != null) {
      text.append(" driver ").append(request.driver());
    }
    if (request.count() != null && request.count() != 0) {
      text.append(" count ").append(request.count());
    }
    if (!request.deviceIds().isEmpty()) {
      text.append(" ids ").append(String.join("+", new TreeSet<>(request.deviceIds())));
    }
    if (!request.options().isEmpty()) {
      text.append(" options ").append(new TreeMap<>(request.options()));
    }
    return text.toString().strip();
  }

  private static boolean isEmpty(BlockIo blockIo) {
    return blockIo.weightDevice().isEmpty()
        && blockIo.readBps().isEmpty()
        && blockIo.readIops().isEmpty()
        && blockIo.writeBps().isEmpty()
        && blockIo.writeIops().isEmpty();
  }

  private static void rates(Compared compared, BlockIo is, Differences found) {
    BlockIo desired = compared.service().resources().blockIo();
    BlockIo should = Objects.requireNonNullElse(desired, NO_LIMITS);
    Rates rates =
        (name, actual, wanted) -> {
          boolean dropped = actual.isEmpty() && compared.asMade();
          if (!dropped) {
            found.set("blkio_config." + name, texts(actual), texts(wanted));
          }
        };
    rates.compare("weight_device", is.weightDevice(), should.weightDevice());
    rates.compare("device_read_bps", is.readBps(), should.readBps());
    rates.compare("device_read_iops", is.readIops(), should.readIops());
    rates.compare("device_write_bps", is.writeBps(), should.writeBps());
    rates.compare("device_write_iops", is.writeIops(), should.writeIops());
  }

  /** Compares one list; what a kernel cannot do the engine drops, and does not say so. */
  private interface Rates {
    void compare(String name, List<DeviceRate> actual, List<DeviceRate> wanted);
  }

  private static List<String> texts(List<DeviceRate> rates) {
    var all = new ArrayList<String>();
    rates.forEach(rate -> all.add(rate.path() + ":" + (rate.rate() == null ? 0 : rate.rate())));
    return all;
  }
}
