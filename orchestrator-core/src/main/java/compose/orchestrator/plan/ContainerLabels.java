package compose.orchestrator.plan;

import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UnseenPart;
import compose.orchestrator.model.Volume;
import compose.orchestrator.yaml.Mapping;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Labels of what a project makes: the user's, and those by which Compose tools find it again. */
final class ContainerLabels {

  private ContainerLabels() {}

  /** All labels of a container but the hash and the image, which need what is known only later. */
  static Map<String, String> container(Project project, Service service, int number) {
    var labels = new TreeMap<String, String>(service.metadata().labels());
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.SERVICE, service.name());
    labels.put(ComposeLabels.CONTAINER_NUMBER, Integer.toString(number));
    labels.put(ComposeLabels.ONE_OFF, "False");
    labels.put(ComposeLabels.DEPENDS_ON, dependsOn(service));
    labels.put(ComposeLabels.WORKING_DIR, project.origin().workingDirectory());
    labels.put(ComposeLabels.CONFIG_FILES, String.join(",", project.origin().configFiles()));
    labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    unseen(labels, project.serviceTree(service.name()), UnseenPart::ofService);
    labels.putAll(FileTargets.digests(project, service));
    if (!project.origin().environmentFiles().isEmpty()) {
      labels.put(
          ComposeLabels.ENVIRONMENT_FILE, String.join(",", project.origin().environmentFiles()));
    }
    return labels;
  }

  private static String dependsOn(Service service) {
    var text = new StringBuilder();
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      text.append(text.isEmpty() ? "" : ",").append(entry.getKey()).append(':');
      text.append(entry.getValue().condition().text()).append(':');
      text.append(entry.getValue().restart());
    }
    return text.toString();
  }

  static Map<String, String> image(Project project, Service service) {
    var labels = new TreeMap<String, String>();
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.SERVICE, service.name());
    labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    return labels;
  }

  static Map<String, String> network(Project project, Network network) {
    var labels = new TreeMap<String, String>(network.labels());
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.NETWORK, network.key());
    labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    labels.put(ComposeLabels.CONFIG_HASH, networkHash(project, network));
    unseen(labels, networkTree(project, network), UnseenPart::ofNetwork);
    return labels;
  }

  private static void unseen(
      Map<String, String> labels, @Nullable Mapping tree, UnaryOperator<Mapping> part) {
    if (tree != null) {
      labels.put(ComposeLabels.UNSEEN, UnseenComparison.label(part.apply(tree)));
    }
  }

  static Map<String, String> volume(Project project, Volume volume) {
    var labels = new TreeMap<String, String>(volume.labels());
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.VOLUME, volume.key());
    labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    labels.put(ComposeLabels.CONFIG_HASH, volumeHash(project, volume));
    return labels;
  }

  static String networkHash(Project project, Network network) {
    Mapping tree = networkTree(project, network);
    return tree == null ? "" : ConfigHash.network(tree);
  }

  static String volumeHash(Project project, Volume volume) {
    Mapping tree = part(project, "volumes", volume.key());
    return tree == null ? "" : ConfigHash.volume(tree);
  }

  static @Nullable Mapping networkTree(Project project, Network network) {
    return part(project, "networks", network.key());
  }

  private static @Nullable Mapping part(Project project, String section, String key) {
    return project.tree().get(section) instanceof Mapping all && all.get(key) instanceof Mapping one
        ? one
        : null;
  }
}
