package compose.orchestrator.plan;

import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.HealthCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the engine finds out whether a container does its work. */
final class LifecycleComparison {

  private static final HealthCheck NONE =
      new HealthCheck(List.of(), null, null, null, null, null, false);

  private LifecycleComparison() {}

  static void compare(Compared compared, Differences found) {
    HealthCheck desired = compared.service().lifecycle().healthCheck();
    HealthCheck actual = orNone(compared.container().healthCheck());
    ImageDetails image = compared.image();
    if (desired == null) {
      if (image != null) {
        values(actual, orNone(image.healthCheck()), NONE, true, found);
      }
    } else if (isOff(desired) || isOff(actual)) {
      found.flag("healthcheck.disable", isOff(actual), isOff(desired));
    } else {
      HealthCheck inherited = image == null ? NONE : orNone(image.healthCheck());
      values(actual, desired, inherited, image != null, found);
    }
  }

  private static boolean isOff(HealthCheck check) {
    return check.disable() || (!check.test().isEmpty() && check.test().getFirst().equals("NONE"));
  }

  private static HealthCheck orNone(@Nullable HealthCheck check) {
    return check == null ? NONE : check;
  }

  /** What a check does not say is the image's. */
  private static void values(
      HealthCheck is, HealthCheck should, HealthCheck inherited, boolean whole, Differences found) {
    if (whole || !should.test().isEmpty()) {
      List<String> test = should.test().isEmpty() ? inherited.test() : should.test();
      found.list("healthcheck.test", is.test(), test);
    }
    if (whole || should.interval() != null) {
      found.duration(
          "healthcheck.interval", is.interval(), or(should.interval(), inherited.interval()));
    }
    if (whole || should.timeout() != null) {
      found.duration(
          "healthcheck.timeout", is.timeout(), or(should.timeout(), inherited.timeout()));
    }
    if (whole || should.startPeriod() != null) {
      found.duration(
          "healthcheck.start_period",
          is.startPeriod(),
          or(should.startPeriod(), inherited.startPeriod()));
    }
    if (whole || should.startInterval() != null) {
      found.duration(
          "healthcheck.start_interval",
          is.startInterval(),
          or(should.startInterval(), inherited.startInterval()));
    }
    if (whole || should.retries() != null) {
      found.number(
          "healthcheck.retries", or(is.retries(), null), or(should.retries(), inherited.retries()));
    }
  }

  private static @Nullable Duration or(@Nullable Duration one, @Nullable Duration other) {
    Duration value = one == null || one.isZero() ? other : one;
    return value == null || value.isZero() ? null : value;
  }

  private static long or(@Nullable Long one, @Nullable Long other) {
    Long value = one == null || one == 0 ? other : one;
    return value == null ? 0 : value;
  }
}
