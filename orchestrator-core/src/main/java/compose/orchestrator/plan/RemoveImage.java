package compose.orchestrator.plan;

/**
 * Removes an image from the engine, unless others use it.
 *
 * @param image reference
 */
public record RemoveImage(String image) implements Operation {
  @Override
  public boolean forgives(String code) {
    return code.equals(STILL_IN_USE);
  }
}
