package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a project is to be moved to, and what is to be different there.
 *
 * @param host address of the target's engine, or name of a docker context
 * @param folder absolute folder of the project on the target's host; null for the same as here
 * @param variables variables that get another value there, in order
 * @param paths folders of the host that are others there, by absolute path
 * @param ports published ports that are others there, by the present one
 * @param dumped services whose databases are dumped and read again, whatever image they have
 */
public record MigrationRequest(
    String host,
    @Nullable String folder,
    Map<String, String> variables,
    Map<String, String> paths,
    Map<String, String> ports,
    List<String> dumped) {

  private static final Location NOWHERE = Location.of("");

  /** One line that {@link #parse} reads. */
  public String text() {
    return JsonWriter.compact(
        new MappingBuilder(NOWHERE)
            .put("host", Scalar.of(host, NOWHERE))
            .put("folder", Scalar.of((Object) folder, NOWHERE))
            .put("variables", texts(variables))
            .put("paths", texts(paths))
            .put("ports", texts(ports))
            .put("dump", texts(dumped))
            .build());
  }

  private static Sequence texts(List<String> texts) {
    return new Sequence(
        texts.stream().<Node>map(text -> Scalar.of(text, NOWHERE)).toList(), NOWHERE);
  }

  private static Mapping texts(Map<String, String> texts) {
    var builder = new MappingBuilder(NOWHERE);
    texts.forEach((name, value) -> builder.put(name, Scalar.of(value, NOWHERE)));
    return builder.build();
  }

  /** Reads what {@link #text} wrote. */
  public static MigrationRequest parse(String text) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Document> documents = YamlReader.read(text, "migration", findings::add);
    Attributes request =
        Attributes.of("", documents.isEmpty() ? null : documents.getFirst().root());
    return new MigrationRequest(
        request.string("host", ""),
        request.string("folder"),
        request.texts("variables"),
        request.texts("paths"),
        request.texts("ports"),
        request.strings("dump"));
  }

  /** Where a path of this host is on the target's. */
  String mapped(String path, String projectFolder) {
    String best = "";
    String mapped = path;
    for (Map.Entry<String, String> entry : paths.entrySet()) {
      if (entry.getKey().length() > best.length() && isBelow(path, entry.getKey())) {
        best = entry.getKey();
        mapped = entry.getValue() + path.substring(best.length());
      }
    }
    return best.isEmpty() && isBelow(path, projectFolder) && folder != null
        ? folder + path.substring(projectFolder.length())
        : mapped;
  }

  /** Whether a path is a folder or lies in it. */
  static boolean isBelow(String path, String folder) {
    return Path.of(path).startsWith(folder);
  }
}
