package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable of a service whose value stands in a Compose file, and is not taken from elsewhere.
 *
 * @param path where it is in the tree
 * @param location where its value stands
 */
record LiteralVariable(String path, Location location) {

  /** All of a file, in its order. */
  static List<LiteralVariable> of(PublishedFile file) {
    var found = new ArrayList<LiteralVariable>();
    if (file.descriptor().mediaType().equals(ComposeArtifact.FILE)) {
      for (Document document : YamlReader.read(file.text(), file.origin(), _ -> {})) {
        if (document.root() instanceof Mapping root
            && root.get("services") instanceof Mapping services) {
          services.all().forEach(service -> ofService(service, found));
        }
      }
    }
    return found;
  }

  private static void ofService(Mapping.Entry service, List<LiteralVariable> found) {
    Node variables =
        service.value() instanceof Mapping attributes ? attributes.get("environment") : null;
    String path = "services." + service.key() + ".environment.";
    if (variables instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.all()) {
        if (entry.value() instanceof Scalar value && !value.isNull() && isLiteral(value.text())) {
          found.add(new LiteralVariable(path + entry.key(), value.location()));
        }
      }
    } else if (variables instanceof Sequence list) {
      list.items().forEach(item -> ofItem(path, item, found));
    }
  }

  private static void ofItem(String path, Node item, List<LiteralVariable> found) {
    String text = item instanceof Scalar scalar ? scalar.text() : "";
    int equals = text.indexOf('=');
    if (equals > 0 && isLiteral(text.substring(equals + 1))) {
      found.add(new LiteralVariable(path + text.substring(0, equals), item.location()));
    }
  }

  private static boolean isLiteral(String value) {
    return !value.isEmpty() && value.replace("$$", "").indexOf('$') < 0;
  }
}
