package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was written down at the creation against the file, where the engine shows no difference. */
final class UnseenComparison {

  private final Differences found;

  private UnseenComparison(Differences found) {
    this.found = found;
  }

  /**
   * Adds what differs and is not named yet; nothing where docker compose was the maker, which
   * writes down no more than a hash.
   */
  static void compare(Map<String, String> labels, Mapping desired, Differences found) {
    String label = labels.get(ComposeLabels.UNSEEN);
    if (label != null && recorded(label) instanceof Mapping recorded) {
      new UnseenComparison(found).attributes(recorded, desired);
    }
  }

  /** As text without commas and quotes, at which programs part the labels that {@code ps} lists. */
  static String label(Mapping unseen) {
    byte[] json = JsonWriter.compact(unseen).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  private static @Nullable Node recorded(String label) {
    String json;
    try {
      json = new String(Base64.getUrlDecoder().decode(label), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null; // somebody else's text
    }
    var findings = new ArrayList<Diagnostic>();
    List<Document> documents = YamlReader.read(json, ComposeLabels.UNSEEN, findings::add);
    return documents.isEmpty() || !findings.isEmpty() ? null : documents.getFirst().root();
  }

  private void attributes(Mapping recorded, Mapping desired) {
    for (String key : keys(recorded, desired)) {
      if (!found.names(key)) {
        value(key, recorded.get(key), desired.get(key));
      }
    }
  }

  private void value(String path, @Nullable Node is, @Nullable Node should) {
    if (is instanceof Mapping made && should instanceof Mapping wanted) {
      for (String key : keys(made, wanted)) {
        value(path + "." + key, made.get(key), wanted.get(key));
      }
    } else if (is instanceof Sequence made && should instanceof Sequence wanted) {
      items(path, made.items(), wanted.items());
    } else {
      found.text(path, text(is), text(should));
    }
  }

  private void items(String path, List<Node> is, List<Node> should) {
    for (int i = 0; i < Math.max(is.size(), should.size()); i++) {
      value(
          path + "[" + i + "]",
          i < is.size() ? is.get(i) : null,
          i < should.size() ? should.get(i) : null);
    }
  }

  private static Set<String> keys(Mapping is, Mapping should) {
    var keys = new TreeSet<String>(is.entries().keySet());
    keys.addAll(should.entries().keySet());
    return keys;
  }

  private static @Nullable String text(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    return node instanceof Scalar scalar && scalar.value() instanceof String text && !text.isEmpty()
        ? text
        : JsonWriter.compact(node);
  }
}
