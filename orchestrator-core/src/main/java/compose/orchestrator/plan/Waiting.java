package compose.orchestrator.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What up waits for beyond the start of containers.
 *
 * @param all whether it waits until all run or are healthy
 * @param limit how long it waits for one condition, those that services depend on among them, from
 *     the moment when all that is to happen before has happened; null for ever
 */
public record Waiting(boolean all, @Nullable Duration limit) {

  /** For nothing but what services depend on. */
  public static final Waiting USUAL = new Waiting(false, null);

  /** Until all run or are healthy, however long that takes. */
  public static final Waiting FOR_ALL = new Waiting(true, null);
}
