package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the resources of other projects that a file includes. */
final class Include {

  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets", "configs", "models");

  private final LoadContext context;
  private final Model model;
  private final ComposeFile file;
  private final Findings findings;

  Include(LoadContext context, Model model, ComposeFile file) {
    this.context = context;
    this.model = model;
    this.file = file;
    this.findings = context.findings();
  }

  Mapping apply(Mapping tree) {
    Node includes = tree.get("include");
    if (includes == null || Values.isNull(includes)) {
      return tree;
    }
    if (!(includes instanceof Sequence list)) {
      findings.error(
          "wrong-type",
          "include: expected a list, got " + includes.describe(),
          null,
          includes.location());
      return tree;
    }
    Mapping result = new MappingBuilder(tree).remove("include").build();
    for (Node item : list.items()) {
      Mapping included = included(item);
      if (included != null) {
        result = imported(result, included);
      }
    }
    return result;
  }

  private @Nullable Mapping included(Node item) {
    List<Node> paths = paths(item);
    var files = new ArrayList<ComposeFile>();
    for (Node path : paths) {
      Path target =
          new Resources(context).local(Values.spelled(path), model.folder(), path.location());
      if (target == null || !isReadable(target, path)) {
        return null;
      }
      files.add(new ComposeFile(target, context.displayName(target)));
    }
    if (files.isEmpty()) {
      wrong(item);
      return null;
    }
    return isCycle(files.getFirst(), item) ? null : load(item, files);
  }

  private void wrong(Node item) {
    findings.error(
        "wrong-type",
        "include: expected a text or a mapping with path, got " + item.describe(),
        null,
        item.location());
  }

  private static List<Node> paths(Node item) {
    Node path = item instanceof Mapping mapping ? mapping.get("path") : item;
    if (path instanceof Sequence list) {
      return list.items();
    }
    return Values.text(path) == null || path == null ? List.of() : List.of(path);
  }

  private boolean isReadable(Path target, Node path) {
    if (context.files().exists(target) && !context.files().isFolder(target)) {
      return true;
    }
    findings.error(
        "file-not-found",
        "include: no such file: " + target,
        "Paths are relative to " + model.folder() + ".",
        path.location());
    return false;
  }

  private boolean isCycle(ComposeFile first, Node item) {
    if (!first.path().equals(file.path()) && !model.including().contains(first.path())) {
      return false;
    }
    var names = new StringBuilder();
    for (Path including : model.including()) {
      names.append(context.displayName(including)).append(" -> ");
    }
    findings.error(
        "include-cycle",
        "files include each other in a cycle: " + names + file.name() + " -> " + first.name(),
        "Remove one of the includes.",
        item.location());
    return true;
  }

  private @Nullable Mapping load(Node item, List<ComposeFile> files) {
    Path main = files.getFirst().path();
    String given =
        item instanceof Mapping mapping ? Values.text(mapping, "project_directory", "") : "";
    Path folder = given.isEmpty() ? parent(main) : model.folder().resolve(given).normalize();
    String base = Path.of(given).isAbsolute() ? given : relative(folder);
    Map<String, String> environment = environment(item, folder);
    if (environment == null) {
      return null;
    }
    var including = new ArrayList<>(model.including());
    including.add(file.path());
    var included = new Model(files, folder, base, environment, including);
    return new ModelReader(context, included).read(true);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private String relative(Path folder) {
    String relative = model.folder().relativize(folder).toString();
    return relative.isEmpty() ? "." : relative;
  }

  private @Nullable Map<String, String> environment(Node item, Path folder) {
    var files = new ArrayList<Path>();
    Node given = item instanceof Mapping mapping ? mapping.get("env_file") : null;
    if (given == null || (given instanceof Sequence list && list.items().isEmpty())) {
      Path usual = folder.resolve(".env");
      if (context.files().exists(usual) && !context.files().isFolder(usual)) {
        files.add(usual);
      }
    } else if (!addAll(given, files)) {
      return null;
    }
    var environment = new HashMap<String, String>();
    var reader = new EnvironmentFiles(context);
    for (Path path : files) {
      reader.read(path, environment, model.environment()::get);
    }
    environment.putAll(model.environment());
    return environment;
  }

  private boolean addAll(Node given, List<Path> files) {
    List<Node> names = given instanceof Sequence list ? list.items() : List.of(given);
    for (Node name : names) {
      Path path = model.folder().resolve(Values.spelled(name)).normalize();
      if (!context.files().exists(path) || context.files().isFolder(path)) {
        findings.error(
            "file-not-found", "include: no such env file: " + path, null, name.location());
        return false;
      }
      files.add(path);
    }
    return true;
  }

  private Mapping imported(Mapping tree, Mapping included) {
    var result = new MappingBuilder(tree);
    for (String section : SECTIONS) {
      if (included.get(section) instanceof Mapping from) {
        Node to = tree.get(section);
        Mapping target = to instanceof Mapping mapping ? mapping : Mapping.empty(from.location());
        result.put(section, resources(section, target, from));
      }
    }
    return result.build();
  }

  private Mapping resources(String section, Mapping target, Mapping from) {
    var result = new MappingBuilder(target);
    for (Mapping.Entry entry : from.all()) {
      Mapping.Entry present = target.entries().get(entry.key());
      if (present == null) {
        result.put(entry);
      } else if (!Values.same(present.value(), entry.value())) {
        conflict(section, entry, present.keyLocation());
      }
    }
    return result.build();
  }

  private void conflict(String section, Mapping.Entry included, Location present) {
    findings.error(
        "include-conflict",
        section
            + "."
            + included.key()
            + ": also defined at "
            + included.keyLocation()
            + ", which is included",
        "Rename one of the two, or change the included one in an override file of the include.",
        present);
  }
}
