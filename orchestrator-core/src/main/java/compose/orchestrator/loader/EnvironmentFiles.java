package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads env files, and those of services into their variables and labels. */
final class EnvironmentFiles {

  private final LoadContext context;
  private final Findings findings;

  EnvironmentFiles(LoadContext context) {
    this.context = context;
    this.findings = context.findings();
  }

  /** Adds what a file says to the values. */
  void read(Path file, Map<String, String> values, Template.Lookup inherited) {
    read(file, "", values, inherited);
  }

  private void read(
      Path file, String format, Map<String, String> values, Template.Lookup inherited) {
    String name = context.displayName(file);
    try {
      String text = context.files().text(file);
      if (format.equals("raw")) {
        RawEnvironmentText.read(text, values, inherited);
      } else {
        EnvironmentText.read(text, values, inherited, variable -> unset(variable, name));
      }
    } catch (EnvironmentText.Malformed e) {
      String message = String.valueOf(e.getMessage());
      findings.error("env-file", message, e.help(), new Location(name, e.line(), 1));
    } catch (IOException e) {
      findings.error("unreadable-file", "cannot be read: " + e, null, Location.of(name));
    }
  }

  private void unset(String variable, String file) {
    if (findings.isFirst("unset " + variable)) {
      findings.warning(
          "unset-variable",
          "The \"" + variable + "\" variable is not set. Defaulting to a blank string.",
          null,
          Location.of(file));
    }
  }

  /** The services with the variables of their env files. */
  Mapping variables(Mapping services, Map<String, String> environment) {
    var changed = new MappingBuilder(services);
    for (Mapping.Entry entry : services.all()) {
      TreePath path = TreePath.ROOT.child("services").child(entry.key());
      changed.put(entry.key(), variables((Mapping) entry.value(), environment, path));
    }
    return changed.build();
  }

  /** The services with their env files unread, in the form in which they are printed. */
  static Mapping printed(Mapping services) {
    return Rewrite.entries(
        services,
        entry -> {
          Mapping service = (Mapping) entry.value();
          return service.get("env_file") instanceof Sequence files
              ? new MappingBuilder(service).put("env_file", printed(files)).build()
              : service;
        });
  }

  /** A file that must be there is printed as its path alone. */
  private static Sequence printed(Sequence files) {
    return Rewrite.items(
        files,
        (item, index) -> {
          Mapping file = (Mapping) item;
          if (Values.isTrue(file.get("required"))) {
            return file.get("path");
          }
          var printed = new MappingBuilder(file).remove("format");
          printed.put("required", Scalar.of(false, file.location()));
          Mapping.Entry format = file.entries().get("format");
          return (format == null ? printed : printed.put(format)).build();
        });
  }

  private Mapping variables(Mapping service, Map<String, String> environment, TreePath path) {
    Mapping own = resolved(Values.mapping(service, "environment"), environment);
    Map<String, String> values = new HashMap<>();
    var placed = new Placed(path.child("environment"));
    int index = 0;
    for (Node node : Values.items(service, "env_file")) {
      TreePath at = path.child("env_file").item(index++);
      file((Mapping) node, values, name -> found(name, environment, own), at);
      placed.add(values, file(Values.text((Mapping) node, "path", "")));
    }
    Mapping without = new MappingBuilder(service).remove("env_file").build();
    return with(without, "environment", placed.below(own));
  }

  private Path file(String name) {
    return context.workingDirectory().resolve(name);
  }

  private static @Nullable String found(String name, Map<String, String> environment, Mapping own) {
    String value = environment.get(name);
    return value != null ? value : Values.text(own.get(name));
  }

  private static Mapping resolved(Mapping variables, Map<String, String> environment) {
    var changed = new MappingBuilder(variables);
    for (Mapping.Entry entry : variables.all()) {
      String value = Values.isNull(entry.value()) ? environment.get(entry.key()) : null;
      if (value != null) {
        changed.put(entry.key(), Scalar.of(value, entry.value().location()));
      }
    }
    return changed.build();
  }

  private void file(
      Mapping file, Map<String, String> values, Template.Lookup lookup, TreePath path) {
    Node node = file.get("path");
    if (node == null) {
      return;
    }
    Path target = file(Values.spelled(node));
    if (context.files().exists(target)) {
      format(file, target, values, lookup, path);
    } else if (Values.isTrue(file.get("required"))) {
      findings.error(
          "file-not-found",
          path,
          "no such env file: " + target,
          "Create it, or say required: false.",
          node.location());
    }
  }

  private void format(
      Mapping file,
      Path target,
      Map<String, String> values,
      Template.Lookup lookup,
      TreePath path) {
    String format = Values.text(file, "format", "");
    if (!format.isEmpty() && !format.equals("raw") && !format.equals(".env")) {
      findings.error(
          "wrong-value",
          path.child("format"),
          "expected raw, got '" + format + "'",
          null,
          file.location());
      return;
    }
    read(target, format, values, lookup);
  }

  /** Values by name, each with the file that it is from. */
  private final class Placed {

    private final TreePath path;
    private final Map<String, Scalar> values = new HashMap<>();

    Placed(TreePath path) {
      this.path = path;
    }

    /** What is new among all values since the file before is from this file. */
    void add(Map<String, String> all, Path file) {
      Location at = Location.of(context.displayName(file));
      context.listener().read(at);
      all.forEach((name, value) -> {
        Scalar before = values.get(name);
        if (before == null || !before.text().equals(value)) {
          put(name, Scalar.of(value, at), before);
        }
      });
    }

    private void put(String name, Scalar value, @Nullable Scalar before) {
      values.put(name, value);
      if (before != null) {
        context.listener().replaced(path.child(name), value, before);
      }
    }

    /** These values and those of the service itself, which count more. */
    Mapping below(Mapping own) {
      var entries = new TreeMap<String, Mapping.Entry>(own.entries());
      values.forEach((name, value) -> {
        Mapping.Entry winner = entries.get(name);
        if (winner == null) {
          entries.put(name, new Mapping.Entry(name, value.location(), value));
        } else {
          context.listener().replaced(path.child(name), winner.value(), value);
        }
      });
      return new Mapping(entries, own.location());
    }
  }

  private static Mapping with(Mapping service, String key, Mapping names) {
    return names.entries().isEmpty()
        ? service
        : ordered(new MappingBuilder(service).put(key, names).build());
  }

  /** Puts an attribute that was added at the end where the canonical order has it. */
  private static Mapping ordered(Mapping service) {
    var ordered = new MappingBuilder(service.location());
    for (String key : Specification.SERVICE.attributes.keySet()) {
      Mapping.Entry entry = service.entries().get(key);
      if (entry != null) {
        ordered.put(entry);
      }
    }
    for (Mapping.Entry entry : service.all()) {
      ordered.put(entry);
    }
    return ordered.build();
  }

  /** The services with the labels of their label files. */
  Mapping labels(Mapping services) {
    var changed = new MappingBuilder(services);
    for (Mapping.Entry entry : services.all()) {
      if (entry.value() instanceof Mapping service && service.get("label_file") != null) {
        TreePath path = TreePath.ROOT.child("services").child(entry.key());
        changed.put(entry.key(), labels(service, path));
      }
    }
    return changed.build();
  }

  private Mapping labels(Mapping service, TreePath path) {
    Map<String, String> values = new HashMap<>();
    var placed = new Placed(path.child("labels"));
    int index = 0;
    for (Node node : Values.items(service, "label_file")) {
      Path target = file(Values.spelled(node));
      if (context.files().exists(target)) {
        read(target, values, values::get);
      } else {
        findings.error(
            "file-not-found",
            path.child("label_file").item(index),
            "no such label file: " + target,
            null,
            node.location());
      }
      placed.add(values, target);
      index++;
    }
    return with(service, "labels", placed.below(Values.mapping(service, "labels")));
  }
}
