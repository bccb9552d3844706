package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a service or of its build, as it is written.
 *
 * @param service the service's name
 * @param attribute {@code environment} or {@code build.args}
 * @param name the variable's name
 * @param text what it is set to, variables not replaced
 * @param location where that stands
 */
record WrittenVariable(
    String service, String attribute, String name, String text, Location location) {

  private static final List<String> SECRETS =
      List.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "API_KEY", "PRIVATE_KEY");

  /** All of the documents, in order. */
  static List<WrittenVariable> of(List<Mapping> documents) {
    var found = new ArrayList<WrittenVariable>();
    for (Mapping document : documents) {
      if (document.get("services") instanceof Mapping services) {
        services.all().forEach(service -> ofService(service, found));
      }
    }
    return found;
  }

  private static void ofService(Mapping.Entry service, List<WrittenVariable> found) {
    if (service.value() instanceof Mapping attributes) {
      add(service.key(), "environment", attributes.get("environment"), found);
      if (attributes.get("build") instanceof Mapping build) {
        add(service.key(), "build.args", build.get("args"), found);
      }
    }
  }

  private static void add(
      String service, String attribute, @Nullable Node variables, List<WrittenVariable> found) {
    if (variables instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.all()) {
        if (entry.value() instanceof Scalar value && !value.isNull()) {
          found.add(
              new WrittenVariable(service, attribute, entry.key(), value.text(), value.location()));
        }
      }
    } else if (variables instanceof Sequence list) {
      list.items().forEach(item -> pair(service, attribute, item, found));
    }
  }

  private static void pair(
      String service, String attribute, Node item, List<WrittenVariable> found) {
    String text = item instanceof Scalar scalar ? scalar.text() : "";
    int equals = text.indexOf('=');
    if (equals > 0) {
      String name = text.substring(0, equals);
      String value = text.substring(equals + 1);
      found.add(new WrittenVariable(service, attribute, name, value, item.location()));
    }
  }

  /** Where it is, as messages say it. */
  String path() {
    return "services." + service + "." + attribute + "." + name;
  }

  /** Whether its name says that it holds a secret, and not where one is kept. */
  boolean isSecret() {
    String upper = name.toUpperCase(Locale.ROOT);
    return !upper.endsWith("_FILE") && SECRETS.stream().anyMatch(upper::contains);
  }
}
