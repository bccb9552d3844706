package compose.orchestrator.yaml;

import java.util.List;

/**
 * One document of a YAML stream.
 *
 * @param root its tree, without what was tagged {@code !reset}
 * @param cleared the paths tagged {@code !reset} or {@code !override}: what earlier files say there
 *     no longer counts
 */
public record Document(Node root, List<List<String>> cleared) {

  /** Copies the paths. */
  public Document {
    cleared = List.copyOf(cleared);
  }
}
