package compose.orchestrator.model;

import org.jspecify.annotations.Nullable;

/** What a dependency must have reached (Compose Specification, depends_on.condition). */
public enum Condition {
  /** Its container runs. */
  STARTED("service_started"),
  /** Its health check succeeds. */
  HEALTHY("service_healthy"),
  /** It ended with exit code 0. */
  COMPLETED("service_completed_successfully"),
  /**
   * It is healthy, or runs where it has no health check, or has completed: what --wait asks for.
   */
  READY("service_running_or_healthy");

  private final String text;

  Condition(String text) {
    this.text = text;
  }

  /** As written in a file. */
  public String text() {
    return text;
  }

  static Condition of(String text) {
    Condition condition = find(text);
    if (condition == null) {
      throw new IllegalArgumentException("not a dependency condition: " + text);
    }
    return condition;
  }

  /** The condition that is written like this, or null where there is none. */
  static @Nullable Condition find(String text) {
    for (Condition condition : values()) {
      if (condition.text.equals(text)) {
        return condition;
      }
    }
    return null;
  }
}
