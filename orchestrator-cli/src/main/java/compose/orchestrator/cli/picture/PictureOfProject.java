package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Edge;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.ImageSource;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a picture of a project, of what runs of it, and of what a plan would change. */
public final class PictureOfProject {

  private final Project project;
  private final List<ContainerDetails> containers;
  private final Changes changes;
  private final @Nullable Plan plan;

  private PictureOfProject(
      Project project, List<ContainerDetails> containers, @Nullable Plan plan) {
    this.project = project;
    this.containers = containers;
    this.changes = new Changes(plan);
    this.plan = plan;
  }

  /**
   * The picture.
   *
   * @param containers those on the engine, none where it was not asked
   * @param plan what would be done, or null
   */
  public static Picture of(
      Project project, List<ContainerDetails> containers, @Nullable Plan plan) {
    return new PictureOfProject(project, containers, plan).picture();
  }

  private Picture picture() {
    var services = new ArrayList<ServiceShape>();
    var edges = new ArrayList<Edge>();
    for (Service service : project.services().values()) {
      services.add(shape(service));
      dependencies(service, edges);
      mounts(service, edges);
    }
    for (String other : changes.services()) {
      if (!project.services().containsKey(other)) {
        services.add(stranger(other));
      }
    }
    return new Picture(project.name(), services, volumes(), networks(), edges, plan != null);
  }

  private ServiceShape shape(Service service) {
    var ports = new ArrayList<String>();
    for (Port port : service.networking().ports()) {
      ports.add(text(port));
    }
    String mode = service.networking().networkMode();
    return new ServiceShape(
        service.name(),
        image(service.imageSource()),
        ports,
        mode == null ? List.copyOf(service.networking().networks().keySet()) : List.of(mode),
        LiveState.of(service.name(), containers),
        changes.service(service.name()));
  }

  private ServiceShape stranger(String name) {
    return new ServiceShape(
        name,
        "not in the file",
        List.of(),
        List.of(),
        LiveState.of(name, containers),
        changes.service(name));
  }

  private static String image(ImageSource source) {
    String image = source.image();
    return image != null ? image : source.build() == null ? "no image" : "built here";
  }

  private static String text(Port port) {
    String published = port.published() == null ? "any" : port.published();
    String address = port.hostIp() == null ? "" : port.hostIp() + ":";
    String protocol = port.protocol().equals("tcp") ? "" : "/" + port.protocol();
    return address + published + " → " + port.target() + protocol;
  }

  private void dependencies(Service service, List<Edge> edges) {
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      Dependency dependency = entry.getValue();
      if (project.services().containsKey(entry.getKey())) {
        String label =
            condition(dependency.condition()) + (dependency.restart() ? ", restart" : "");
        edges.add(new Edge(service.name(), entry.getKey(), false, label, dependency.required()));
      }
    }
  }

  private static String condition(Condition condition) {
    return condition.text().replace("service_", "").replace("completed_successfully", "completed");
  }

  /** One edge for each volume, wherever and however often it is mounted. */
  private void mounts(Service service, List<Edge> edges) {
    var paths = new LinkedHashMap<String, String>();
    for (Mount mount : service.storage().volumes()) {
      String source = mount.source();
      if (mount.type().equals("volume")
          && source != null
          && project.volumes().containsKey(source)) {
        String path = mount.target() + (mount.readOnly() ? " (read only)" : "");
        paths.merge(source, path, (one, other) -> one + ", " + other);
      }
    }
    paths.forEach((source, path) -> edges.add(new Edge(service.name(), source, true, path, true)));
  }

  private List<ResourceShape> volumes() {
    var shapes = new ArrayList<ResourceShape>();
    for (Volume volume : project.volumes().values()) {
      shapes.add(
          new ResourceShape(
              volume.key(), volume.name(), volume.external(), changes.volume(volume.name())));
    }
    return shapes;
  }

  private List<ResourceShape> networks() {
    var shapes = new ArrayList<ResourceShape>();
    for (Network network : project.networks().values()) {
      shapes.add(
          new ResourceShape(
              network.key(), network.name(), network.external(), changes.network(network.name())));
    }
    return shapes;
  }
}
