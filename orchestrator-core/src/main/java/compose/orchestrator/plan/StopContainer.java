package compose.orchestrator.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a container to end.
 *
 * @param container which one
 * @param timeout time until it is killed, or null for its own
 */
public record StopContainer(ContainerRef container, @Nullable Duration timeout)
    implements Operation {

  @Override
  public boolean isWaiting() {
    return true;
  }
}
