package compose.orchestrator.loader;

import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a Compose file that could be loaded names other files. */
public final class NamedFiles {

  private final Path folder;
  private final String home;
  private final Set<NamedFile> found = new LinkedHashSet<>();

  private NamedFiles(Path folder, String home) {
    this.folder = folder;
    this.home = home;
  }

  /**
   * The places in a text, each once, in the order of the text's documents. Files in registries and
   * git repositories are left out.
   *
   * @param text the Compose file
   * @param name how locations name it
   * @param folder what relative paths in it are relative to
   * @param environment where variables are taken from
   */
  public static List<NamedFile> in(
      String text, String name, Path folder, Map<String, String> environment) {
    var findings = new Findings();
    var interpolate = new Interpolate(environment, findings);
    var files = new NamedFiles(folder, environment.getOrDefault("HOME", ""));
    for (Document document : YamlReader.read(text, name, findings::add)) {
      if (document.root() instanceof Mapping written) {
        Mapping complete = interpolate.file(written);
        files.included(written.get("include"), complete.get("include"));
        files.services(Values.mapping(written, "services"), Values.mapping(complete, "services"));
      }
    }
    return new ArrayList<>(files.found);
  }

  private void included(@Nullable Node written, @Nullable Node complete) {
    for (Pair item : items(written, complete)) {
      Pair path = item.written instanceof Mapping ? item.of("path") : item;
      for (Pair file : items(path.written, path.complete)) {
        add(NamedFile.Kind.INCLUDED, file);
      }
    }
  }

  private void services(Mapping written, Mapping complete) {
    for (Mapping.Entry entry : written.all()) {
      var service = new Pair(entry.value(), complete.get(entry.key()));
      add(NamedFile.Kind.EXTENDED, service.of("extends").of("file"));
      Pair files = service.of("env_file");
      for (Pair item : items(files.written, files.complete)) {
        Pair path = item.written instanceof Mapping ? item.of("path") : item;
        add(NamedFile.Kind.ENVIRONMENT, path);
      }
    }
  }

  private void add(NamedFile.Kind kind, Pair file) {
    String path = Values.text(file.complete);
    if (path != null && file.written instanceof Scalar scalar && !Resources.isRemote(path)) {
      boolean atHome = path.startsWith("~") && !home.isEmpty();
      Path from = atHome ? Path.of(home + path.substring(1)) : Path.of(path);
      String absolute = folder.resolve(from).normalize().toString();
      found.add(new NamedFile(kind, absolute, scalar.text(), scalar.location()));
    }
  }

  /** A node as it is written, and the same with its variables replaced. */
  private record Pair(@Nullable Node written, @Nullable Node complete) {
    Pair of(String key) {
      return new Pair(
          written instanceof Mapping a ? a.get(key) : null,
          complete instanceof Mapping b ? b.get(key) : null);
    }
  }

  /** The items of a list, or the node itself where it is none. */
  private static List<Pair> items(@Nullable Node written, @Nullable Node complete) {
    if (!(written instanceof Sequence list)) {
      return List.of(new Pair(written, complete));
    }
    var items = new ArrayList<Pair>();
    List<Node> others = complete instanceof Sequence other ? other.items() : List.of();
    for (int i = 0; i < Math.min(list.items().size(), others.size()); i++) {
      items.add(new Pair(list.items().get(i), others.get(i)));
    }
    return items;
  }
}
