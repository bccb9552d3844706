package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;

/**
 * Waits until containers that take the place of others are healthy, or run where they have no
 * health check, and have stayed so for a time (Compose Deploy Specification, update_config).
 *
 * @param service the service they are of
 * @param containers the new ones
 * @param time how long they have to stay so; monitor or delay
 * @param required whether those who wait cannot do without it
 * @param withdraw whether one that fails is stopped, so that the one beside it goes on alone
 */
public record AwaitUpdate(
    String service,
    List<ContainerRef> containers,
    Duration time,
    boolean required,
    boolean withdraw)
    implements Operation {

  @Override
  public boolean isWaiting() {
    return true;
  }

  @Override
  public boolean forgives(String code) {
    return !required;
  }
}
