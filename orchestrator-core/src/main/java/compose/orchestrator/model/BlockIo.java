package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights and limits of block devices (Compose Specification, blkio_config).
 *
 * @param weight 10 to 1000, or null
 * @param weightDevice weights by device
 * @param readBps bytes read per second by device
 * @param readIops reads per second by device
 * @param writeBps bytes written per second by device
 * @param writeIops writes per second by device
 */
public record BlockIo(
    @Nullable Long weight,
    List<DeviceRate> weightDevice,
    List<DeviceRate> readBps,
    List<DeviceRate> readIops,
    List<DeviceRate> writeBps,
    List<DeviceRate> writeIops) {

  static BlockIo decode(Attributes a) {
    return new BlockIo(
        a.integer("weight"),
        a.objects("weight_device", DeviceRate::decode),
        a.objects("device_read_bps", DeviceRate::decode),
        a.objects("device_read_iops", DeviceRate::decode),
        a.objects("device_write_bps", DeviceRate::decode),
        a.objects("device_write_iops", DeviceRate::decode));
  }
}
