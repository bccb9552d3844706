package compose.orchestrator.engine.docker;

import compose.orchestrator.model.HealthCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a health check; what is 0 there is the engine's default and null here. */
final class HealthReading {
  private final JsonReader json;
  private boolean present;
  private List<String> test = List.of();
  private @Nullable Duration interval;
  private @Nullable Duration timeout;
  private @Nullable Long retries;
  private @Nullable Duration startPeriod;
  private @Nullable Duration startInterval;

  HealthReading(JsonReader json) {
    this.json = json;
  }

  @Nullable HealthCheck read() throws IOException {
    json.object(this::field);
    if (!present) {
      return null;
    }
    boolean disabled = !test.isEmpty() && test.getFirst().equals("NONE");
    return new HealthCheck(test, interval, timeout, retries, startPeriod, startInterval, disabled);
  }

  private void field(String field) throws IOException {
    present = true;
    switch (field) {
      case "Test" -> test = json.texts();
      case "Interval" -> interval = nanoseconds();
      case "Timeout" -> timeout = nanoseconds();
      case "Retries" -> retries = unlessZero(json.number());
      case "StartPeriod" -> startPeriod = nanoseconds();
      case "StartInterval" -> startInterval = nanoseconds();
      default -> json.skip();
    }
  }

  private @Nullable Duration nanoseconds() throws IOException {
    long value = json.number();
    return value == 0 ? null : Duration.ofNanos(value);
  }

  private static @Nullable Long unlessZero(long value) {
    return value == 0 ? null : Long.valueOf(value);
  }
}
