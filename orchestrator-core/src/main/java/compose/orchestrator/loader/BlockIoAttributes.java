package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.text;

/** The attributes of a service's block device limits, in canonical order. */
final class BlockIoAttributes {

  private BlockIoAttributes() {}

  static Shape blockIo() {
    return Shape.of(0)
        .closedStruct()
        .has("weight", weight().is(Kind.NATURAL))
        .has("weight_device", devices("weight", weight().is(Kind.REQUIRED_NATURAL), "Weight"))
        .has("device_read_bps", rates())
        .has("device_read_iops", rates())
        .has("device_write_bps", rates())
        .has("device_write_iops", rates())
        .is(Kind.STRUCT);
  }

  private static Shape weight() {
    return Shape.of(INTEGER | TEXT);
  }

  private static Shape rates() {
    return devices("rate", Shape.of(INTEGER | TEXT).is(Kind.REQUIRED_BYTES), "Rate");
  }

  /** The canonical form has these keys capitalised. */
  private static Shape devices(String name, Shape value, String canonicalName) {
    Shape device = Shape.of(0).closedStruct().is(Kind.STRUCT);
    Shape path = text().is(Kind.REQUIRED_TEXT);
    device.has("path", path).has(name, value);
    path.named("Path");
    value.named(canonicalName);
    return Shape.of(0).listOf(device).is(Kind.LIST);
  }
}
