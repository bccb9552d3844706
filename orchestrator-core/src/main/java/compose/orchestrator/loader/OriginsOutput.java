package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints each value of a project with the place that set it and the places whose values it
 * replaced, one a line: {@code services.web.image = "b" compose.override.yaml:4 (over
 * compose.yaml:9)}.
 */
public final class OriginsOutput {

  /** What a short spelling can leave out. */
  private static final List<String> IMPLIED =
      List.of(
          "mode",
          "protocol",
          "condition",
          "required",
          "create_host_path",
          "permissions",
          "dockerfile");

  /** A node on the way from the root to a value, with its path. */
  private record Step(String path, Node node) {}

  private final Origins origins;
  private final StringBuilder out = new StringBuilder();
  private final List<Step> way = new ArrayList<>();

  private OriginsOutput(Origins origins) {
    this.origins = origins;
  }

  /** The project's values; the origins are those of the load that made it. */
  public static String text(LoadedProject project, boolean interpolated, Origins origins) {
    var output = new OriginsOutput(origins);
    output.node("", "", ConfigOutput.shown(project, interpolated));
    return output.out.toString();
  }

  private void node(String path, String key, Node node) {
    way.add(new Step(path, node));
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      for (Mapping.Entry entry : mapping.all()) {
        node(child(path, entry.key()), entry.key(), entry.value());
      }
    } else if (node instanceof Sequence list && !list.items().isEmpty()) {
      for (int i = 0; i < list.items().size(); i++) {
        node(path + "[" + i + "]", key, list.items().get(i));
      }
    } else {
      line(path, key, node);
    }
    way.removeLast();
  }

  private static String child(String path, String key) {
    if (!isPlain(key)) {
      return path + "[" + JsonWriter.string(key) + "]";
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private void line(String path, String key, Node node) {
    out.append(path).append(" = ").append(JsonWriter.compact(node)).append("   ");
    if (isDefault(key, node)) {
      out.append("(default)\n");
      return;
    }
    out.append(place(node.location()));
    String separator = " (over ";
    for (Location earlier : replaced(node.location())) {
      out.append(separator).append(place(earlier));
      separator = ", ";
    }
    out.append(separator.equals(", ") ? ")\n" : "\n");
  }

  private boolean isDefault(String key, Node node) {
    if (!(node instanceof Scalar scalar)) {
      return false;
    }
    String text = origins.written(scalar.location());
    if (text == null) {
      return true;
    }
    Node owner = way.size() < 2 ? node : way.get(way.size() - 2).node();
    boolean shortForm = owner instanceof Mapping && owner.location().equals(scalar.location());
    return shortForm && IMPLIED.contains(key) && !text.contains(scalar.text());
  }

  /** What this value replaced, and what anything that it stands in replaced as a whole. */
  private Set<Location> replaced(Location location) {
    var all = new LinkedHashSet<Location>();
    for (Step step : way.reversed()) {
      all.addAll(origins.replacedBy(step.path(), location));
      all.addAll(origins.replacedBy(step.path(), step.node().location()));
    }
    all.remove(location);
    return all;
  }

  private static String place(Location location) {
    return location.line() == 0 ? location.file() : location.file() + ":" + location.line();
  }
}
