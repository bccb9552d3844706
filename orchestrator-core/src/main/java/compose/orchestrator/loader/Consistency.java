package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rules about the project as a whole: every reference leads somewhere, nothing contradicts. */
final class Consistency {

  private final Mapping file;
  private final Mapping services;
  private final Mapping disabled;
  private final Findings findings;
  private final ServiceRules rules;

  /**
   * Makes the pass.
   *
   * @param file the canonical project with the services that are enabled
   * @param disabled the services that no active profile enables
   */
  Consistency(Mapping file, Mapping disabled, Findings findings) {
    this.file = file;
    this.services = Values.mapping(file, "services");
    this.disabled = disabled;
    this.findings = findings;
    this.rules = new ServiceRules(findings);
  }

  void check() {
    for (Mapping.Entry entry : services.all()) {
      Mapping service = (Mapping) entry.value();
      TreePath path = TreePath.ROOT.child("services").child(entry.key());
      if (!findings.isBroken(entry.key())) {
        rules.check(entry, service, path);
      }
      references(service, path);
      dependencies(service, path);
      contexts(service, path);
    }
    secrets();
    containerNames();
    new Cycles(services, findings).check();
  }

  private void references(Mapping service, TreePath path) {
    for (Mapping.Entry network : Values.mapping(service, "networks").all()) {
      reference("networks", network.key(), path.child("networks"), network.keyLocation());
    }
    for (Mapping.Entry model : Values.mapping(service, "models").all()) {
      reference("models", model.key(), path.child("models"), model.keyLocation());
    }
    int index = 0;
    for (Node node : Values.items(service, "volumes")) {
      Mapping mount = (Mapping) node;
      String source = Values.text(mount, "source", "");
      if (Values.text(mount, "type", "").equals("volume") && !source.isEmpty()) {
        reference("volumes", source, path.child("volumes").item(index), mount.location());
      }
      index++;
    }
    files("configs", service, path);
    files("secrets", service, path);
    files("secrets", Values.mapping(service, "build"), path.child("build"));
  }

  private void files(String section, Mapping owner, TreePath path) {
    int index = 0;
    for (Node node : Values.items(owner, section)) {
      Mapping reference = (Mapping) node;
      String source = Values.text(reference, "source", "");
      reference(section, source, path.child(section).item(index++), reference.location());
    }
  }

  private void reference(String section, String name, TreePath path, Location at) {
    Mapping defined = Values.mapping(file, section);
    if (defined.get(name) == null && name.equals(Canonical.EXTENSIONS)) {
      findings.error(
          "invalid-name",
          path,
          "a name that starts with x- cannot be referred to",
          "Rename it.",
          at);
    } else if (defined.get(name) == null) {
      String kind = section.substring(0, section.length() - 1);
      undefined(kind, name, defined.entries().keySet(), section, path, at);
    }
  }

  private void undefined(
      String kind,
      String name,
      Collection<String> known,
      String section,
      TreePath path,
      Location at) {
    String near = NearMiss.of(name, known);
    findings.error(
        "undefined-" + kind,
        path,
        "the " + kind + " '" + name + "' is not defined",
        near == null ? "Define it under " + section + "." : "Did you mean '" + near + "'?",
        at);
  }

  private void dependencies(Mapping service, TreePath path) {
    for (Mapping.Entry entry : Values.mapping(service, "depends_on").all()) {
      String name = entry.key();
      if (services.get(name) != null) {
        continue;
      }
      TreePath at = path.child("depends_on");
      Mapping profiled = disabled.get(name) instanceof Mapping other ? other : null;
      if (profiled == null) {
        undefined("service", name, allNames(), "services", at, entry.keyLocation());
      } else if (isRequired(entry.value())) {
        disabled(findings, name, profiled, at, entry.keyLocation());
      }
    }
  }

  static boolean isRequired(Node dependency) {
    return dependency instanceof Mapping mapping && Values.isTrue(mapping.get("required"));
  }

  /** Tells which profile a service needs that another one depends on. */
  static void disabled(
      Findings findings, String name, Mapping service, TreePath path, Location at) {
    var profiles = Values.items(service, "profiles").stream().map(Values::spelled).toList();
    findings.error(
        "disabled-service",
        path,
        "the service '" + name + "' is disabled, because none of its profiles is active",
        "Add --profile " + profiles.getFirst() + ", or required: false.",
        at);
  }

  private Collection<String> allNames() {
    var names = new TreeSet<>(services.entries().keySet());
    names.addAll(disabled.entries().keySet());
    return names;
  }

  private void contexts(Mapping service, TreePath path) {
    TreePath at = path.child("build").child("additional_contexts");
    Mapping contexts = Values.mapping(Values.mapping(service, "build"), "additional_contexts");
    for (Mapping.Entry entry : contexts.all()) {
      String context = Values.spelled(entry.value());
      if (context.startsWith("service:")) {
        String name = context.substring("service:".length());
        context(name, at.child(entry.key()), entry.value().location());
      }
    }
  }

  private void context(String name, TreePath path, Location at) {
    if (!(services.get(name) instanceof Mapping target)) {
      undefined("service", name, services.entries().keySet(), "services", path, at);
    } else if (target.get("build") == null) {
      findings.error(
          "not-buildable",
          path,
          "the service '" + name + "' is not built, so it is no context",
          "Give it a build section, or use docker-image://IMAGE.",
          at);
    }
  }

  private void secrets() {
    for (Mapping.Entry entry : Values.mapping(file, "secrets").all()) {
      Mapping secret = (Mapping) entry.value();
      boolean given = secret.get("file") != null || secret.get("environment") != null;
      if (!given && !Values.isTrue(secret.get("external"))) {
        findings.error(
            "missing-attribute",
            TreePath.ROOT.child("secrets").child(entry.key()),
            "one of file or environment is needed",
            "Add one of them, or external: true.",
            secret.location());
      }
    }
  }

  private void containerNames() {
    Map<String, String> owners = new HashMap<>();
    for (Mapping.Entry entry : services.all()) {
      Node name = ((Mapping) entry.value()).get("container_name");
      String other = name == null ? null : owners.putIfAbsent(Values.spelled(name), entry.key());
      if (name instanceof Scalar text && other != null) {
        sameName(entry.key(), text, other);
      }
    }
  }

  private void sameName(String service, Scalar name, @Nullable String other) {
    findings.error(
        "container-name-in-use",
        TreePath.ROOT.child("services").child(service).child("container_name"),
        "the container name '" + name.text() + "' is already that of service '" + other + "'",
        "Give each service its own container_name, or none.",
        name.location());
  }
}
