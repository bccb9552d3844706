package compose.orchestrator.state;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;

/** A container's number in its service. */
public final class ContainerNumber {

  private ContainerNumber() {}

  /** The number its label tells, 0 where it has none. */
  public static int of(ContainerDetails container) {
    String text = container.labels().getOrDefault(ComposeLabels.CONTAINER_NUMBER, "");
    int number = 0;
    for (int i = 0; i < text.length() && i < 9; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}
