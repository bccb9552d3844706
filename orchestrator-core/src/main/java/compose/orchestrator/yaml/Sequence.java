package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import java.util.List;

/**
 * A list of values.
 *
 * @param items in the order of the file
 * @param location where the first item or the opening bracket stands
 */
public record Sequence(List<Node> items, Location location) implements Node {

  /** Copies the items. */
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
