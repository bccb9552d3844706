package compose.orchestrator.state;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is on the engine of a project: three lists at once, one inspect per container, and an
 * image only where a difference could not be named without it.
 */
public final class Observer {

  private final EngineGateway engine;

  /** Reads from the engine. */
  public Observer(EngineGateway engine) {
    this.engine = engine;
  }

  /** What is there now, as far as a plan needs it. */
  public ObservedState observe(Project project) {
    return observe(project, false, null);
  }

  /** The same, with what was asked early, which this closes. */
  public ObservedState observe(Project project, EarlyLook early) {
    try (early) {
      return observe(project, false, early.project().equals(project.name()) ? early : null);
    }
  }

  /**
   * What is there now, with the image of every container: tells a container that somebody made by
   * hand from one that only looks like the project's.
   */
  public ObservedState observeWhole(Project project) {
    return observe(project, true, null);
  }

  private ObservedState observe(Project project, boolean whole, @Nullable EarlyLook early) {
    try (var parallel = new Parallel()) {
      Future<List<NetworkDetails>> networks =
          parallel.start(early == null ? engine::networks : early::networks);
      Future<List<VolumeDetails>> volumes = parallel.start(() -> volumes(project));
      Future<List<ImageSummary>> images = parallel.start(() -> images(project));
      ProjectContainers found =
          early == null ? containers(engine, parallel, project.name()) : early.containers();
      List<ContainerDetails> containers = found.services();
      Set<String> asMade = asMade(project, containers);
      Set<String> changed = changedImages(project, containers, whole ? Set.of() : asMade);
      Future<Map<String, ImageDetails>> defaults = parallel.start(() -> defaults(changed));
      EngineDefaults added = changed.isEmpty() ? null : engine.defaults();
      return new ObservedState(
          containers,
          found.hooks(),
          byName(Parallel.get(networks), NetworkDetails::name),
          byName(Parallel.get(volumes), VolumeDetails::name),
          byReference(project, Parallel.get(images)),
          asMade,
          Parallel.get(defaults),
          added);
    }
  }

  static ProjectContainers containers(EngineGateway engine, Parallel parallel, String project) {
    List<ContainerSummary> listed =
        engine.containers(List.of(ComposeLabels.PROJECT + "=" + project));
    var hooks = new ArrayList<ContainerSummary>();
    var inspected = new ArrayList<Future<Optional<ContainerDetails>>>();
    for (ContainerSummary container : listed) {
      if (container.labels().containsKey(ComposeLabels.CONFIG_HASH)) {
        inspected.add(parallel.start(() -> Optional.ofNullable(engine.container(container.id()))));
      } else if (container.labels().containsKey(ComposeLabels.HOOK)) {
        hooks.add(container);
      }
    }
    var found = new ArrayList<ContainerDetails>();
    for (Future<Optional<ContainerDetails>> future : inspected) {
      Parallel.get(future).ifPresent(found::add);
    }
    found.sort(Observer::byServiceAndNumber);
    return new ProjectContainers(List.copyOf(found), List.copyOf(hooks));
  }

  /** Written out: comparators made by the JDK's combinators cannot be kept in a class cache. */
  private static int byServiceAndNumber(ContainerDetails one, ContainerDetails other) {
    int services =
        one.labels()
            .getOrDefault(ComposeLabels.SERVICE, "")
            .compareTo(other.labels().getOrDefault(ComposeLabels.SERVICE, ""));
    if (services != 0) {
      return services;
    }
    int numbers = Integer.compare(ContainerNumber.of(one), ContainerNumber.of(other));
    return numbers != 0 ? numbers : one.name().compareTo(other.name());
  }

  /** No project without volumes is worth the request, unless its volumes must be found by label. */
  private List<VolumeDetails> volumes(Project project) {
    boolean wanted = !project.volumes().isEmpty() || project.services().isEmpty();
    return wanted ? engine.volumes() : List.of();
  }

  private List<ImageSummary> images(Project project) {
    Set<String> references = references(project).keySet();
    return references.isEmpty() ? List.of() : engine.images(List.copyOf(references));
  }

  private static Map<String, Set<String>> references(Project project) {
    var references = new TreeMap<String, Set<String>>();
    for (Service service : project.services().values()) {
      add(references, ImageReference.of(project.name(), service));
      service.hookImages().forEach(image -> add(references, image));
    }
    return references;
  }

  private static void add(Map<String, Set<String>> references, String reference) {
    references
        .computeIfAbsent(ImageReference.familiar(reference), key -> new LinkedHashSet<>())
        .add(reference);
  }

  private static Map<String, ImageSummary> byReference(Project project, List<ImageSummary> images) {
    var found = new HashMap<String, ImageSummary>();
    Map<String, Set<String>> references = references(project);
    for (ImageSummary image : images) {
      var names = new ArrayList<String>(image.tags());
      names.addAll(image.digests());
      names.add(image.id());
      for (String name : names) {
        for (String reference : references.getOrDefault(name, Set.of())) {
          found.put(reference, image);
        }
      }
    }
    return Map.copyOf(found);
  }

  private static <T> Map<String, T> byName(List<T> found, Function<T, String> name) {
    var named = new TreeMap<String, T>();
    for (T one : found) {
      named.putIfAbsent(name.apply(one), one);
    }
    return named;
  }

  private static Set<String> asMade(Project project, List<ContainerDetails> containers) {
    var found = new HashSet<String>();
    for (ContainerDetails container : containers) {
      Service service = project.services().get(container.labels().get(ComposeLabels.SERVICE));
      if (service != null && ServiceHash.matches(project, service, container, containers)) {
        found.add(container.id());
      }
    }
    return Set.copyOf(found);
  }

  /** Images of the services' containers, those left out that are known to be as they should. */
  private static Set<String> changedImages(
      Project project, List<ContainerDetails> containers, Set<String> known) {
    var found = new LinkedHashSet<String>();
    for (ContainerDetails container : containers) {
      String service = container.labels().getOrDefault(ComposeLabels.SERVICE, "");
      if (project.services().containsKey(service) && !known.contains(container.id())) {
        found.add(container.imageId());
      }
    }
    return found;
  }

  private Map<String, ImageDetails> defaults(Set<String> ids) {
    var found = new HashMap<String, ImageDetails>();
    for (String id : ids) {
      ImageDetails image = engine.image(id);
      if (image != null) {
        found.put(id, image);
      }
    }
    return Map.copyOf(found);
  }
}
