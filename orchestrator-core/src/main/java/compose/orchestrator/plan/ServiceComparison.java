package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ContainerNumber;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.ServiceHash;

/**
 * Holds a container on the engine against what would be made of its service now, value by value.
 * What the engine or the image adds by itself is no difference.
 *
 * <p>Where the hash on the label is that of the file, only what the file says is compared: all else
 * about a container cannot be changed once it is made. Where it is not, or where somebody wants to
 * know for sure, what the file does not say is held against the image and the engine.
 */
final class ServiceComparison {

  private ServiceComparison() {}

  /** What differs and is not put right by connecting networks. */
  static Differences of(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    boolean changed = !ServiceHash.matches(project, service, container, state.containers());
    Differences found = compared(project, service, state, container, changed);
    if (changed && found.found().isEmpty()) {
      hash(project, service, state, container, found);
    }
    return found;
  }

  /** The same for certain: also what nobody can have changed but by making the container anew. */
  static Differences whole(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    Differences found = of(project, service, state, container);
    return found.found().isEmpty() ? compared(project, service, state, container, true) : found;
  }

  private static Differences compared(
      Project project,
      Service service,
      ObservedState state,
      ContainerDetails container,
      boolean whole) {
    var compared =
        new Compared(
            request(project, service, container),
            container,
            whole ? state.defaults().get(container.imageId()) : null,
            whole ? state.engine() : null,
            state);
    var found = new Differences("services." + service.name());
    image(project, compared, found);
    ProcessComparison.compare(compared, found);
    MetadataComparison.compare(compared, found);
    NetworkingComparison.compare(compared, found);
    StorageComparison.compare(compared, found);
    ResourcesComparison.compare(compared, found);
    DeviceComparison.compare(compared, found);
    SecurityComparison.compare(compared, found);
    IsolationComparison.compare(compared, found);
    LifecycleComparison.compare(compared, found);
    return found;
  }

  private static ContainerRequest request(
      Project project, Service service, ContainerDetails container) {
    int number = Math.max(1, ContainerNumber.of(container));
    return new ContainerRequests(project)
        .of(
            service,
            Names.container(project, service, number),
            service.metadata().labels(),
            ImageReference.of(project.name(), service),
            container);
  }

  private static void image(Project project, Compared compared, Differences found) {
    Service service = compared.service();
    ImageSummary wanted = compared.state().images().get(ImageReference.of(project.name(), service));
    if (wanted != null) {
      found.text("image", compared.container().imageId(), wanted.id());
    }
  }

  /** The last resort: something differs that is not compared by itself. */
  private static void hash(
      Project project,
      Service service,
      ObservedState state,
      ContainerDetails container,
      Differences found) {
    found.text(
        "(configuration hash)",
        container.label(ComposeLabels.CONFIG_HASH),
        ServiceHash.of(project, service, container, state.containers()));
  }
}
