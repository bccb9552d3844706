package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces each service that extends another one by the two merged. */
final class Extends {

  /** The services of one file while they are being extended. */
  private record Section(
      ComposeFile file, MappingBuilder services, Mapping given, List<List<String>> cleared) {}

  /** One step of a chain of extensions. */
  private record Step(Path file, String service) {}

  private final LoadContext context;
  private final Model model;
  private final ComposeFile file;
  private final Findings findings;
  private final List<Step> trail = new ArrayList<>();

  Extends(LoadContext context, Model model, ComposeFile file) {
    this.context = context;
    this.model = model;
    this.file = file;
    this.findings = context.findings();
  }

  /** The tree with its services extended; what the file resets is taken from the parents. */
  Mapping apply(Mapping tree, List<List<String>> cleared) {
    if (!(tree.get("services") instanceof Mapping services)) {
      return tree;
    }
    var section = new Section(file, new MappingBuilder(services), services, cleared);
    for (String name : services.entries().keySet()) {
      resolve(section, name);
    }
    return new MappingBuilder(tree).put("services", section.services.build()).build();
  }

  /** The service with all that it extends, or null where it is empty. */
  private @Nullable Mapping resolve(Section section, String name) {
    if (!(section.services.get(name) instanceof Mapping service)) {
      return null;
    }
    Mapping.Entry parent = service.entries().get("extends");
    if (parent == null) {
      return service;
    }
    var step = new Step(section.file.path(), name);
    if (trail.contains(step)) {
      cycle(step, parent);
      return null;
    }
    trail.add(step);
    Mapping merged = extended(section, name, service, parent);
    trail.removeLast();
    section.services.put(
        new Mapping.Entry(name, keyLocation(section, name), merged == null ? service : merged));
    return merged == null ? service : merged;
  }

  private static Location keyLocation(Section section, String name) {
    Mapping.Entry entry = section.given.entries().get(name);
    return entry == null ? section.given.location() : entry.keyLocation();
  }

  private @Nullable Mapping extended(
      Section section, String name, Mapping service, Mapping.Entry parent) {
    TreePath path = TreePath.ROOT.child("services").child(name);
    String reference = reference(parent.value());
    if (reference == null) {
      findings.error(
          "missing-attribute",
          path.child("extends"),
          "the attribute 'service' is missing",
          "Add 'service'.",
          parent.value().location());
      return null;
    }
    Section source = source(section, parent, reference, path);
    Mapping base = source == null ? null : resolve(source, reference);
    if (base == null) {
      return null;
    }
    Mapping cleared = cleared(name, base, section.cleared);
    Clearing.tell(tree(name, base), tree(name, service), section.cleared, context.listener());
    Mapping merged = new Merge(findings, context.listener()).service(cleared, service, path);
    return new MappingBuilder(merged).remove("extends").build();
  }

  private static @Nullable String reference(Node parent) {
    return parent instanceof Mapping mapping
        ? Values.text(mapping.get("service"))
        : Values.text(parent);
  }

  private static Mapping cleared(String name, Mapping base, List<List<String>> paths) {
    Mapping cleared = Values.mapping(Clearing.apply(tree(name, base), paths), "services");
    return Values.mapping(cleared, name);
  }

  /** A file of one service. */
  private static Mapping tree(String name, Mapping service) {
    Mapping services = new MappingBuilder(service.location()).put(name, service).build();
    return new MappingBuilder(service.location()).put("services", services).build();
  }

  /** Where the parent is looked up, or null where it is not there. */
  private @Nullable Section source(
      Section section, Mapping.Entry parent, String reference, TreePath path) {
    Node other =
        parent.value() instanceof Mapping mapping && !Values.isNull(mapping.get("file"))
            ? mapping.get("file")
            : null;
    Section source = other == null ? section : load(Values.spelled(other), other, path);
    if (source != null && source.given.get(reference) == null) {
      String near = NearMiss.of(reference, source.given.entries().keySet());
      findings.error(
          "undefined-service",
          path.child("extends"),
          "the service '" + reference + "' is not defined in " + source.file.name(),
          near == null ? null : "Did you mean '" + near + "'?",
          parent.value().location());
      return null;
    }
    return source;
  }

  private @Nullable Section load(String name, Node at, TreePath path) {
    Path target = new Resources(context).local(name, model.folder(), at.location());
    if (target == null) {
      return null;
    }
    if (!context.files().exists(target)) {
      findings.error(
          "file-not-found",
          path.child("extends").child("file"),
          "no such file: " + target,
          "Paths are relative to " + model.folder() + ".",
          at.location());
      return null;
    }
    Path folder = target.getParent();
    String base = folder == null ? "." : model.folder().relativize(folder).toString();
    var other = new ComposeFile(target, context.displayName(target));
    var parent = new ModelReader(context, model).parent(other, base.isEmpty() ? "." : base);
    if (!(parent.tree().get("services") instanceof Mapping services)) {
      findings.error(
          "missing-attribute",
          path.child("extends").child("file"),
          other.name() + " has no services",
          null,
          at.location());
      return null;
    }
    return new Section(other, new MappingBuilder(services), services, parent.cleared());
  }

  private void cycle(Step last, Mapping.Entry parent) {
    var names = new StringBuilder();
    for (Step step : trail.subList(trail.indexOf(last), trail.size())) {
      names.append(step.service).append(" -> ");
    }
    findings.error(
        "extends-cycle",
        "services extend each other in a cycle: " + names + last.service,
        "Remove one of the extends.",
        parent.keyLocation());
  }
}
