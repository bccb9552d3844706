package compose.orchestrator.engine.docker;

import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.DeviceRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights and limits of block devices. */
final class BlockIoMapping {
  private BlockIoMapping() {}

  static void write(@Nullable BlockIo blockIo, JsonObject host) {
    if (blockIo == null) {
      return;
    }
    host.set("BlkioWeight", blockIo.weight())
        .setUnlessEmpty("BlkioWeightDevice", devices("Weight", blockIo.weightDevice()))
        .setUnlessEmpty("BlkioDeviceReadBps", devices("Rate", blockIo.readBps()))
        .setUnlessEmpty("BlkioDeviceReadIOps", devices("Rate", blockIo.readIops()))
        .setUnlessEmpty("BlkioDeviceWriteBps", devices("Rate", blockIo.writeBps()))
        .setUnlessEmpty("BlkioDeviceWriteIOps", devices("Rate", blockIo.writeIops()));
  }

  private static List<JsonObject> devices(String what, List<DeviceRate> devices) {
    List<JsonObject> all = new ArrayList<>(devices.size());
    for (DeviceRate device : devices) {
      long rate = device.rate() == null ? 0 : device.rate();
      all.add(new JsonObject().set("Path", device.path()).set(what, rate));
    }
    return all;
  }
}
