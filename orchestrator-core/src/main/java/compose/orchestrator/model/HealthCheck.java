package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the engine finds out whether a container does its work.
 *
 * @param test NONE, or CMD and arguments, or CMD-SHELL and a line
 * @param interval time between two checks, or null
 * @param timeout time a check may take, or null
 * @param retries failures in a row until unhealthy, or null
 * @param startPeriod time during which failures do not count, or null
 * @param startInterval time between two checks during the start period, or null
 * @param disable whether the image's own check is switched off
 */
public record HealthCheck(
    List<String> test,
    @Nullable Duration interval,
    @Nullable Duration timeout,
    @Nullable Long retries,
    @Nullable Duration startPeriod,
    @Nullable Duration startInterval,
    boolean disable) {

  static HealthCheck decode(Attributes a) {
    return new HealthCheck(
        a.strings("test"),
        a.duration("interval"),
        a.duration("timeout"),
        a.integer("retries"),
        a.duration("start_period"),
        a.duration("start_interval"),
        a.isTrue("disable"));
  }
}
