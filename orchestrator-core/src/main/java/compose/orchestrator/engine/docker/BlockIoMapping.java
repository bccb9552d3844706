package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.BlkioWeightDevice;
import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.DeviceRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights and limits of block devices. */
final class BlockIoMapping {
  private BlockIoMapping() {}

  static void write(@Nullable BlockIo blockIo, HostSpecification host) {
    if (blockIo == null) {
      return;
    }
    if (blockIo.weight() != null) {
      host.withBlkioWeight(blockIo.weight().intValue());
    }
    host.withBlkioWeightDevice(weights(blockIo.weightDevice()));
    host.withBlkioDeviceReadBps(rates(blockIo.readBps()));
    host.withBlkioDeviceReadIOps(rates(blockIo.readIops()));
    host.withBlkioDeviceWriteBps(rates(blockIo.writeBps()));
    host.withBlkioDeviceWriteIOps(rates(blockIo.writeIops()));
  }

  private static List<BlkioRateDevice> rates(List<DeviceRate> devices) {
    List<BlkioRateDevice> all = new ArrayList<>(devices.size());
    for (DeviceRate device : devices) {
      all.add(new BlkioRateDevice().withPath(device.path()).withRate(rate(device)));
    }
    return all;
  }

  private static List<BlkioWeightDevice> weights(List<DeviceRate> devices) {
    List<BlkioWeightDevice> all = new ArrayList<>(devices.size());
    for (DeviceRate device : devices) {
      all.add(new BlkioWeightDevice().withPath(device.path()).withWeight((int) rate(device)));
    }
    return all;
  }

  private static long rate(DeviceRate device) {
    return device.rate() == null ? 0 : device.rate();
  }
}
