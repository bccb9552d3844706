package compose.orchestrator.plan;

/**
 * Removes a volume with its data.
 *
 * @param name its name
 * @param required whether it is a failure that containers of others have it mounted
 */
public record RemoveVolume(String name, boolean required) implements Operation {
  @Override
  public boolean forgives(String code) {
    return !required && code.equals(STILL_IN_USE);
  }
}
