package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.Logging;
import compose.orchestrator.model.Metadata;
import java.util.Map;

/** Labels, annotations and the log driver. */
final class MetadataComparison {

  private final Metadata desired;
  private final Compared compared;
  private final ContainerDetails actual;
  private final Differences found;

  private MetadataComparison(Compared compared, Differences found) {
    this.desired = compared.service().metadata();
    this.compared = compared;
    this.actual = compared.container();
    this.found = found;
  }

  static void compare(Compared compared, Differences found) {
    var comparison = new MetadataComparison(compared, found);
    comparison.labels();
    comparison.annotations();
    comparison.logging();
  }

  private void labels() {
    desired
        .labels()
        .forEach((name, value) -> found.text("labels." + name, actual.label(name), value));
    ImageDetails image = compared.image();
    if (image != null) {
      actual
          .labels()
          .forEach((name, value) -> {
            if (!desired.labels().containsKey(name) && !isOfTools(name)) {
              found.text("labels." + name, value, image.labels().get(name));
            }
          });
    }
  }

  private static boolean isOfTools(String name) {
    return name.startsWith("com.docker.compose.") || name.startsWith("compose.orchestrator.");
  }

  private void annotations() {
    Map<String, String> is = actual.host().annotations();
    if (!is.isEmpty() || !compared.dropped("annotations")) {
      found.map("annotations", is, desired.annotations());
    }
  }

  private void logging() {
    Logging is = actual.host().logging();
    Logging should = desired.logging();
    EngineDefaults engine = compared.engine();
    String driver = should == null ? null : should.driver();
    if (driver != null) {
      found.text("logging.driver", is.driver(), driver);
    } else if (engine != null) {
      found.text("logging.driver", is.driver(), engine.logDriver());
    }
    Map<String, String> options = should == null ? Map.of() : should.options();
    options.forEach(
        (name, value) -> found.text("logging.options." + name, is.options().get(name), value));
    if (engine != null && !engine.logDriver().equals(is.driver())) {
      furtherOptions(is.options(), options);
    }
  }

  /** To its own driver the engine adds options that nobody can tell from those a hand has added. */
  private void furtherOptions(Map<String, String> is, Map<String, String> should) {
    is.forEach((name, value) -> {
      if (!should.containsKey(name)) {
        found.add("logging.options." + name, value, null);
      }
    });
  }
}
