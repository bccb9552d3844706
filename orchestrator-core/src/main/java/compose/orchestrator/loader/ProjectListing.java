package compose.orchestrator.loader;

import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code config} lists about a project instead of printing it. */
public final class ProjectListing {

  private final LoadedProject project;

  /** Lists what a project has. */
  public ProjectListing(LoadedProject project) {
    this.project = project;
  }

  /** The names in a section such as {@code volumes}. */
  public List<String> names(String section) {
    return List.copyOf(Values.mapping(project.tree(), section).entries().keySet());
  }

  /** The services, each after those it depends on. */
  public List<String> services() {
    var listed = new ArrayList<String>();
    names("services").forEach(name -> list(name, listed, new TreeSet<>()));
    return listed;
  }

  private void list(String name, List<String> listed, Set<String> seen) {
    Mapping services = Values.mapping(project.tree(), "services");
    if (listed.contains(name) || !seen.add(name) || services.get(name) == null) {
      return;
    }
    Mapping service = Values.mapping(services, name);
    Values.mapping(service, "depends_on")
        .entries()
        .keySet()
        .forEach(dependency -> list(dependency, listed, seen));
    listed.add(name);
  }

  /** The images of the services; a service without one is called after project and service. */
  public List<String> images() {
    var images = new ArrayList<String>();
    for (Mapping.Entry entry : Values.mapping(project.tree(), "services").all()) {
      String usual = project.name() + "-" + entry.key();
      images.add(Values.text((Mapping) entry.value(), "image", usual));
    }
    return images;
  }

  /** All profiles that any service has, also one that is not enabled. */
  public List<String> profiles() {
    var profiles = new TreeSet<String>();
    for (Mapping services : List.of(Values.mapping(project.tree(), "services"), disabled())) {
      for (Mapping.Entry entry : services.all()) {
        Values.items((Mapping) entry.value(), "profiles")
            .forEach(profile -> profiles.add(Values.spelled(profile)));
      }
    }
    return List.copyOf(profiles);
  }

  private Mapping disabled() {
    return project.disabledServices();
  }

  /** The models that services use, as their providers know them. */
  public List<String> models() {
    var models = new ArrayList<String>();
    for (Mapping.Entry entry : Values.mapping(project.tree(), "models").all()) {
      models.add(Values.text((Mapping) entry.value(), "model", ""));
    }
    models.removeIf(String::isEmpty);
    return models;
  }

  /** The hash of each service, by name, as {@code config --hash} prints it. */
  public SequencedMap<String, String> hashes() {
    var hashes = new TreeMap<String, String>();
    for (Mapping.Entry entry : Values.mapping(project.tree(), "services").all()) {
      Mapping service = new MappingBuilder((Mapping) entry.value()).remove("label_file").build();
      hashes.put(entry.key(), ConfigHash.written(service, ConfigHash.Dialect.BEFORE_5));
    }
    return hashes;
  }

  /** The environment that variables were taken from, by name. */
  public Map<String, String> environment() {
    return new TreeMap<>(project.environment());
  }

  /** The variables in a tree that was loaded without interpolation, by name. */
  public SequencedMap<String, Variable> variables() {
    var variables = new TreeMap<String, Variable>();
    collect(project.tree(), variables);
    return variables;
  }

  private static void collect(Node node, Map<String, Variable> variables) {
    if (node instanceof Mapping mapping) {
      mapping.all().forEach(entry -> collect(entry.value(), variables));
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> collect(item, variables));
    } else {
      String text = Values.text(node);
      if (text != null) {
        Variable.in(text).forEach(variable -> variables.put(variable.name(), variable));
      }
    }
  }
}
