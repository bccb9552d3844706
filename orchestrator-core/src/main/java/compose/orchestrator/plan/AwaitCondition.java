package compose.orchestrator.plan;

import compose.orchestrator.model.Condition;
import java.util.List;

/**
 * Waits until a service's containers have reached what others depend on.
 *
 * @param service the service waited for
 * @param containers its containers
 * @param condition what they must reach
 * @param required whether those who wait cannot do without it
 */
public record AwaitCondition(
    String service, List<ContainerRef> containers, Condition condition, boolean required)
    implements Operation {

  @Override
  public boolean isWaiting() {
    return true;
  }
}
