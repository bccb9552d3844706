package compose.orchestrator.yaml;

/**
 * A moment that YAML reads out of a plain scalar such as {@code 2024-01-01}. The Compose
 * Specification has no use for one, but extension fields may hold it.
 *
 * @param text in RFC 3339 form
 */
public record Timestamp(String text) {

  @Override
  public String toString() {
    return text;
  }
}
