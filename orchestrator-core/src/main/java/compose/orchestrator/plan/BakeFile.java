package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BakeCall;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Builds of a project as a file for {@code docker buildx bake}, a target for each service. */
public final class BakeFile {

  private final Project project;
  private final Map<String, String> targets;
  private final Map<String, String> proxies;
  private final UnaryOperator<Path> realFolder;

  /**
   * Of a project.
   *
   * @param proxies build arguments that every build gets which does not set them itself
   * @param realFolder the folder that a path leads to when links are followed
   */
  public BakeFile(Project project, Map<String, String> proxies, UnaryOperator<Path> realFolder) {
    this.project = project;
    this.targets = targets(project);
    this.proxies = proxies;
    this.realFolder = realFolder;
  }

  /** A target's name has no dots: those that become the same by that get something added. */
  private static Map<String, String> targets(Project project) {
    var services = new TreeSet<String>(project.services().keySet());
    services.addAll(project.bases().keySet());
    var targets = new TreeMap<String, String>();
    var used = new HashSet<String>();
    for (String service : services) {
      String target = service.replace('.', '_');
      while (!used.add(target)) {
        target += "_";
      }
      targets.put(service, target);
    }
    return targets;
  }

  /**
   * All that is asked for in one file, JSON without a line end: what {@code build --print} shows.
   */
  public String text(BuildImagesRequest request) {
    Set<String> built = new TreeSet<>();
    ImagePlanners.buildable(project, request).forEach(service -> built.add(service.name()));
    var all = new ArrayList<Service>(project.services().values());
    all.addAll(project.bases().values());
    return text(
        built,
        all.stream()
            .filter(service -> service.imageSource().build() != null)
            .map(service -> new BakeTarget(project, service, request.options(), false))
            .toList());
  }

  /** One image, with those that it starts from. */
  public BakeCall call(BuildImage operation) {
    Service service = operation.service();
    var all = new ArrayList<BakeTarget>();
    var environment = new TreeMap<String, String>();
    var rights = new TreeSet<String>();
    for (Service one : ImagePlanners.withBases(project, service)) {
      var target =
          new BakeTarget(project, one, operation.options(), !one.name().equals(service.name()));
      all.add(target);
      environment.putAll(target.environment());
      rights.addAll(target.rights());
    }
    String name = target(service.name());
    return new BakeCall(text(List.of(service.name()), all), name, environment, rights);
  }

  private String text(Collection<String> built, Collection<BakeTarget> all) {
    var group = new Tree().put("targets", Tree.of(built.stream().map(this::target).toList()));
    var trees = new TreeMap<String, Mapping>();
    for (BakeTarget target : all) {
      trees.put(target(target.service()), target.tree(this::target, proxies, realFolder));
    }
    var tree = new Tree();
    trees.forEach(tree::put);
    return JsonWriter.pretty(
        new Tree()
            .put("group", new Tree().put("default", group.build()).build())
            .put("target", tree.build())
            .build());
  }

  private String target(String service) {
    String target = targets.get(service);
    if (target == null) {
      throw new UsageException(
          "build-base-unknown",
          "a build starts from the image of service " + service + ", which is not in the plan",
          "build it with the build command first, or plan again");
    }
    return target;
  }
}
