package compose.orchestrator.engine.docker;

import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.Device;
import compose.orchestrator.model.DeviceRate;
import compose.orchestrator.model.DeviceRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the devices of a container, and weights and limits of block devices. */
final class DeviceReading {
  private final JsonReader json;
  List<Device> devices = List.of();
  List<String> rules = List.of();
  List<DeviceRequest> requests = List.of();
  private long weight;
  private List<DeviceRate> weights = List.of();
  private List<DeviceRate> readBps = List.of();
  private List<DeviceRate> readIops = List.of();
  private List<DeviceRate> writeBps = List.of();
  private List<DeviceRate> writeIops = List.of();

  DeviceReading(JsonReader json) {
    this.json = json;
  }

  BlockIo blockIo() {
    return new BlockIo(
        weight == 0 ? null : Long.valueOf(weight), weights, readBps, readIops, writeBps, writeIops);
  }

  /** Reads the field if it is one of these, and says whether it was. */
  boolean read(String field) throws IOException {
    switch (field) {
      case "Devices" -> devices = devices();
      case "DeviceCgroupRules" -> rules = json.texts();
      case "DeviceRequests" -> requests = requests();
      case "BlkioWeight" -> weight = json.number();
      case "BlkioWeightDevice" -> weights = rates();
      case "BlkioDeviceReadBps" -> readBps = rates();
      case "BlkioDeviceReadIOps" -> readIops = rates();
      case "BlkioDeviceWriteBps" -> writeBps = rates();
      case "BlkioDeviceWriteIOps" -> writeIops = rates();
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Device> devices() throws IOException {
    List<Device> all = new ArrayList<>();
    json.array(() -> all.add(new OneDevice().read(json)));
    return Collections.unmodifiableList(all);
  }

  private List<DeviceRequest> requests() throws IOException {
    List<DeviceRequest> all = new ArrayList<>();
    json.array(() -> all.add(new OneRequest().read(json)));
    return Collections.unmodifiableList(all);
  }

  private List<DeviceRate> rates() throws IOException {
    List<DeviceRate> all = new ArrayList<>();
    json.array(() -> all.add(new OneRate().read(json)));
    return Collections.unmodifiableList(all);
  }

  /** A device of the host. */
  private static final class OneDevice {
    private String source = "";
    private @Nullable String target;
    private @Nullable String permissions;

    Device read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "PathOnHost" -> source = json.text();
          case "PathInContainer" -> target = json.textUnlessEmpty();
          case "CgroupPermissions" -> permissions = json.textUnlessEmpty();
          default -> json.skip();
        }
      });
      return new Device(source, target, permissions);
    }
  }

  /** A rate or weight of a block device. */
  private static final class OneRate {
    private String path = "";
    private @Nullable Long rate;

    DeviceRate read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Path" -> path = json.text();
          case "Rate", "Weight" -> rate = json.numberOrNull();
          default -> json.skip();
        }
      });
      return new DeviceRate(path, rate);
    }
  }

  /** Devices chosen by what they can do; of several sets of capabilities all are kept. */
  private static final class OneRequest {
    private final List<String> capabilities = new ArrayList<>();
    private @Nullable String driver;
    private @Nullable Long count;
    private List<String> ids = List.of();
    private Map<String, String> options = Map.of();

    DeviceRequest read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Driver" -> driver = json.textUnlessEmpty();
          case "Count" -> count = json.numberOrNull();
          case "DeviceIDs" -> ids = json.texts();
          case "Capabilities" -> json.array(() -> capabilities.addAll(json.texts()));
          case "Options" -> options = json.textMap();
          default -> json.skip();
        }
      });
      return new DeviceRequest(
          Collections.unmodifiableList(capabilities), driver, count, ids, options);
    }
  }
}
