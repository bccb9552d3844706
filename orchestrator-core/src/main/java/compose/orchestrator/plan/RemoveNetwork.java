package compose.orchestrator.plan;

/**
 * Removes a network.
 *
 * @param id its id
 * @param name its name
 * @param required whether it is a failure that containers of others are on it
 */
public record RemoveNetwork(String id, String name, boolean required) implements Operation {
  @Override
  public boolean forgives(String code) {
    return !required && code.equals(STILL_IN_USE);
  }
}
