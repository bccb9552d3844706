package compose.orchestrator.transfer;

import java.util.List;

/**
 * What a full comparison has found: attributes and contents of all files, read on each side.
 *
 * @param differences everything that is not the same; empty if the sides are equal
 * @param source the source as it is
 * @param target the target as it is
 */
public record Verification(List<Difference> differences, Manifest source, Manifest target) {

  /** Whether nothing differs. */
  public boolean isEqual() {
    return differences.isEmpty();
  }
}
