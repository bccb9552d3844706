package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the services that profiles and the request select, and what they use. */
final class Selection {

  /**
   * Services, parted.
   *
   * @param enabled those that count
   * @param disabled those that do not
   */
  record Parted(Mapping enabled, Mapping disabled) {}

  private Selection() {}

  /** The services without profiles, and those of which one is active. */
  static Parted byProfiles(Mapping services, Collection<String> profiles) {
    var enabled = new MappingBuilder(services.location());
    var disabled = new MappingBuilder(services.location());
    for (Mapping.Entry entry : services.all()) {
      boolean active = isActive((Mapping) entry.value(), profiles);
      (active ? enabled : disabled).put(entry);
    }
    return new Parted(enabled.build(), disabled.build());
  }

  private static boolean isActive(Mapping service, Collection<String> profiles) {
    List<Node> own = Values.items(service, "profiles");
    if (own.isEmpty() || profiles.contains("*")) {
      return true;
    }
    for (Node profile : own) {
      if (profiles.contains(Values.spelled(profile))) {
        return true;
      }
    }
    return false;
  }

  /** Services that are named are enabled with all of their profiles. */
  static Parted enabling(Parted parted, List<String> names, Collection<String> profiles) {
    var active = new ArrayList<>(profiles);
    for (String name : names) {
      if (parted.disabled.get(name) instanceof Mapping service) {
        Values.items(service, "profiles").forEach(profile -> active.add(Values.spelled(profile)));
      }
    }
    if (active.size() == profiles.size()) {
      return parted;
    }
    var all = new TreeMap<String, Mapping.Entry>(parted.enabled.entries());
    all.putAll(parted.disabled.entries());
    return byProfiles(new Mapping(all, parted.enabled.location()), active);
  }

  /**
   * The services that are named, and what they depend on; all where none is named.
   *
   * @throws UsageException where a service is named that is not there
   */
  static Parted named(
      Parted parted, List<String> names, boolean withDependencies, Findings findings) {
    if (names.isEmpty()) {
      return parted;
    }
    var choice = new Choice(parted, withDependencies, findings, new HashSet<>());
    names.forEach(choice::add);
    findings.throwIfErrors();
    Set<String> selected = choice.selected;
    var enabled = new MappingBuilder(parted.enabled.location());
    var disabled = new MappingBuilder(parted.disabled);
    for (Mapping.Entry entry : parted.enabled.all()) {
      if (selected.contains(entry.key())) {
        Mapping service = dependingOn((Mapping) entry.value(), selected);
        enabled.put(new Mapping.Entry(entry.key(), entry.keyLocation(), service));
      } else {
        disabled.put(entry);
      }
    }
    return new Parted(enabled.build(), disabled.build());
  }

  /** Services by their names, and what they depend on. */
  private record Choice(
      Parted parted, boolean withDependencies, Findings findings, Set<String> selected) {

    void add(String name) {
      if (!(parted.enabled.get(name) instanceof Mapping service)) {
        String near = NearMiss.of(name, parted.enabled.entries().keySet());
        throw new UsageException(
            "no-such-service",
            "no such service: " + name,
            near == null ? "See config --services." : "Did you mean '" + near + "'?");
      }
      if (selected.add(name) && withDependencies) {
        for (Mapping.Entry dependency : Values.mapping(service, "depends_on").all()) {
          addDependency(name, dependency);
        }
      }
    }

    private void addDependency(String of, Mapping.Entry dependency) {
      String name = dependency.key();
      boolean enabled = parted.enabled.get(name) != null;
      if (!enabled && !Consistency.isRequired(dependency.value())) {
        return;
      }
      if (!enabled && parted.disabled.get(name) instanceof Mapping other) {
        TreePath path = TreePath.of(List.of("services", of, "depends_on"));
        Consistency.disabled(findings, name, other, path, dependency.keyLocation());
      } else {
        add(name);
      }
    }
  }

  private static Mapping dependingOn(Mapping service, Set<String> selected) {
    if (!(service.get("depends_on") instanceof Mapping dependencies)) {
      return service;
    }
    var kept = new MappingBuilder(dependencies.location());
    for (Mapping.Entry entry : dependencies.all()) {
      if (selected.contains(entry.key())) {
        kept.put(entry);
      }
    }
    return kept.isEmpty()
        ? new MappingBuilder(service).remove("depends_on").build()
        : new MappingBuilder(service).put("depends_on", kept.build()).build();
  }

  /**
   * The tree without networks, volumes, secrets, configs and models that no service uses.
   *
   * @param bases services of which only the builds are used
   */
  static Mapping used(Mapping tree, Mapping bases) {
    var used = new Used();
    for (Mapping.Entry entry : Values.mapping(tree, "services").all()) {
      used.by((Mapping) entry.value());
    }
    for (Mapping.Entry entry : bases.all()) {
      used.byBuild((Mapping) entry.value());
    }
    var kept = new MappingBuilder(tree);
    keep(kept, "networks", used.networks);
    keep(kept, "volumes", used.volumes);
    keep(kept, "secrets", used.secrets);
    keep(kept, "configs", used.configs);
    keep(kept, "models", used.models);
    return kept.build();
  }

  private static void keep(MappingBuilder tree, String section, Set<String> names) {
    if (!(tree.get(section) instanceof Mapping resources)) {
      return;
    }
    var kept = new MappingBuilder(resources.location());
    for (Mapping.Entry entry : resources.all()) {
      if (names.contains(entry.key())) {
        kept.put(entry);
      }
    }
    if (kept.isEmpty()) {
      tree.remove(section);
    } else {
      tree.put(section, kept.build());
    }
  }

  /** Names of resources that services refer to. */
  private static final class Used {

    private final Set<String> networks = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> configs = new HashSet<>();
    private final Set<String> models = new HashSet<>();

    void by(Mapping service) {
      networks.addAll(Values.mapping(service, "networks").entries().keySet());
      models.addAll(Values.mapping(service, "models").entries().keySet());
      for (Node node : Values.items(service, "volumes")) {
        Mapping mount = (Mapping) node;
        if (Values.text(mount, "type", "").equals("volume")) {
          volumes.add(Values.text(mount, "source", ""));
        }
      }
      sources(service, "secrets", secrets);
      byBuild(service);
      sources(service, "configs", configs);
    }

    void byBuild(Mapping service) {
      sources(Values.mapping(service, "build"), "secrets", secrets);
    }

    private static void sources(Mapping owner, String key, Set<String> names) {
      for (Node reference : Values.items(owner, key)) {
        names.add(Values.text((Mapping) reference, "source", ""));
      }
    }
  }
}
