package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UnseenPart;
import compose.orchestrator.state.ContainerNumber;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.ServiceHash;
import compose.orchestrator.yaml.Mapping;

/**
 * Holds a container on the engine against what would be made of its service now, value by value.
 * What the engine or the image adds by itself is no difference.
 *
 * <p>Where the hash on the label is that of the file, only what the file says is compared: all else
 * about a container cannot be changed once it is made. Where it is not, or where somebody wants to
 * know for sure, what the file does not say is held against the image and the engine.
 */
final class ServiceComparison {

  private final Project project;
  private final Service service;
  private final ObservedState state;
  private final ContainerDetails container;
  private final boolean asMade;

  private ServiceComparison(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    this.project = project;
    this.service = service;
    this.state = state;
    this.container = container;
    this.asMade = state.asMade().contains(container.id());
  }

  /** What differs and is not put right by connecting networks. */
  static Differences of(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    return new ServiceComparison(project, service, state, container).differences();
  }

  /** The same for certain: also what nobody can have changed but by making the container anew. */
  static Differences whole(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    var comparison = new ServiceComparison(project, service, state, container);
    Differences found = comparison.differences();
    return found.found().isEmpty() ? comparison.compared(true) : found;
  }

  private Differences differences() {
    Differences found = compared(!asMade);
    if (!asMade && !ServiceHash.fixedPartMatches(project, service, container, state.containers())) {
      unseen(found);
      found.fix();
    }
    return found;
  }

  private Differences compared(boolean whole) {
    var compared =
        new Compared(
            request(),
            container,
            whole ? state.defaults().get(container.imageId()) : null,
            whole ? state.engine() : null,
            asMade,
            state);
    var found = new Differences("services." + service.name());
    image(found);
    content(found);
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

  private ContainerRequest request() {
    int number = Math.max(1, ContainerNumber.of(container));
    return new ContainerRequests(project)
        .of(
            service,
            Names.container(project, service, number),
            service.metadata().labels(),
            ImageReference.of(project.name(), service),
            container);
  }

  /** Told by name where the names differ, and by id where one name has come to mean another. */
  private void image(Differences found) {
    ImageSummary wanted = state.images().get(reference());
    if (wanted != null && !wanted.id().equals(container.imageId())) {
      boolean named = hasOtherReference();
      found.text(
          "image",
          named ? container.image() : container.imageId(),
          named ? reference() : wanted.id());
    }
  }

  private String reference() {
    return ImageReference.of(project.name(), service);
  }

  private boolean hasOtherReference() {
    String made = ImageReference.familiar(container.image());
    return !container.image().startsWith("sha256:")
        && !made.equals(ImageReference.familiar(reference()));
  }

  /** Of a container that docker compose has made nobody knows what was copied into it. */
  private void content(Differences found) {
    FileTargets.digests(project, service)
        .forEach((label, digest) -> {
          String actual = container.label(label);
          if (actual != null && !actual.equals(digest)) {
            found.addContent(label.substring(ComposeLabels.CONTENT.length()) + ".content");
          }
        });
  }

  /** Something differs that the engine does not show. */
  private void unseen(Differences found) {
    if (found.found().isEmpty() && hasOtherReference()) {
      found.text("image", container.image(), reference());
    }
    Mapping tree = project.serviceTree(service.name());
    if (tree != null) {
      UnseenComparison.compare(container.labels(), UnseenPart.ofService(tree), found);
    }
    boolean unsaid = found.updatable() && container.label(ComposeLabels.FIXED_HASH) != null;
    if (tree != null && (unsaid || found.found().isEmpty())) {
      hash(tree, found);
    }
  }

  /** Nothing but the hash tells: of what, once something, was added. */
  private void hash(Mapping tree, Differences found) {
    String made = container.label(ComposeLabels.CONFIG_HASH);
    if (!AdditionSearch.isFound(tree, other -> hash(other).equals(made), found)) {
      found.text("(configuration hash)", made, hash(tree));
    }
  }

  private String hash(Mapping tree) {
    return ServiceHash.of(tree, container, state.containers());
  }
}
