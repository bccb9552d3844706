package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Single facts of a project, one a line. */
final class ConfigNames {

  private ConfigNames() {}

  /** What the arguments ask for, or null where they ask for the whole project. */
  static @Nullable String of(LoadedProject loaded, Arguments arguments) {
    if (arguments.flag("--services")) {
      return lines(keys(loaded, "services"));
    }
    if (arguments.flag("--volumes")) {
      return lines(keys(loaded, "volumes"));
    }
    if (arguments.flag("--networks")) {
      return lines(keys(loaded, "networks"));
    }
    if (arguments.flag("--models")) {
      return lines(keys(loaded, "models"));
    }
    if (arguments.flag("--images")) {
      return images(ProjectFiles.project(loaded));
    }
    if (arguments.flag("--profiles")) {
      return profiles(loaded);
    }
    if (arguments.flag("--environment")) {
      return environment(loaded);
    }
    String hash = arguments.text("--hash");
    return hash == null ? null : hashes(ProjectFiles.project(loaded), hash);
  }

  private static Collection<String> keys(LoadedProject loaded, String section) {
    return loaded.tree().get(section) instanceof Mapping mapping
        ? mapping.entries().keySet()
        : List.of();
  }

  private static String images(Project project) {
    var images = new ArrayList<String>();
    for (Service service : project.services().values()) {
      images.add(ImageReference.of(project.name(), service));
    }
    return lines(images);
  }

  private static String profiles(LoadedProject loaded) {
    var profiles = new TreeSet<String>();
    Project project = ProjectFiles.project(loaded);
    for (Service service : project.services().values()) {
      profiles.addAll(service.tooling().profiles());
    }
    var disabled = Project.of(ofServices(loaded.disabledServices()), project.origin());
    for (Service service : disabled.services().values()) {
      profiles.addAll(service.tooling().profiles());
    }
    return lines(profiles);
  }

  private static Mapping ofServices(Mapping services) {
    var entry = new Mapping.Entry("services", services.location(), services);
    return new Mapping(Map.of("services", entry), services.location());
  }

  private static String environment(LoadedProject loaded) {
    var text = new ArrayList<String>();
    new TreeMap<>(loaded.environment()).forEach((name, value) -> text.add(name + "=" + value));
    return lines(text);
  }

  private static String hashes(Project project, String which) {
    List<String> wanted = which.equals("*") ? List.of() : List.of(which.split(",", -1));
    AttachedServices.check(project, wanted);
    var text = new ArrayList<String>();
    for (String service : new TreeSet<>(project.services().keySet())) {
      Mapping tree = project.serviceTree(service);
      if (tree != null && (wanted.isEmpty() || wanted.contains(service))) {
        text.add(
            service + " " + ConfigHash.service(tree, ConfigHash.Dialect.BEFORE_5, other -> other));
      }
    }
    return lines(text);
  }

  private static String lines(Collection<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
