package compose.orchestrator.plan;

import compose.orchestrator.model.Condition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a service's containers have reached what others depend on.
 *
 * @param service the service waited for
 * @param containers its containers
 * @param condition what they must reach
 * @param required whether those who wait cannot do without it
 * @param limit how long to wait, or null for ever
 */
public record AwaitCondition(
    String service,
    List<ContainerRef> containers,
    Condition condition,
    boolean required,
    @Nullable Duration limit)
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
