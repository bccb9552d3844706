package compose.orchestrator.plan;

import compose.orchestrator.model.Build;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans that bring images to the engine: build, pull, and what up needs before it can compare. */
final class ImagePlanners {

  private ImagePlanners() {}

  static Plan build(Project project, BuildImagesRequest request) {
    var plan = new PlanBuilder(project.name());
    var steps = new HashMap<String, Integer>();
    for (Service service : buildable(project, request)) {
      Build build = Objects.requireNonNull(service.imageSource().build());
      var operation = BuildImage.of(project, service, request.options());
      steps.put(service.name(), plan.add(operation, new Requested("build"), before(build, steps)));
    }
    return plan.build();
  }

  static Set<Service> buildable(Project project, BuildImagesRequest request) {
    var found = new LinkedHashSet<Service>();
    for (String name : Selection.services(project, request.services(), request.dependencies())) {
      Service service = project.services().get(name);
      if (service != null) {
        addBuildable(project, service, found, new HashSet<>());
      }
    }
    return found;
  }

  /** An image that another build starts from comes first, whether it was asked for or not. */
  private static void addBuildable(
      Project project, Service service, Set<Service> found, Set<String> seen) {
    Build build = service.imageSource().build();
    if (build == null || !seen.add(service.name())) {
      return;
    }
    for (String base : build.bases()) {
      Service other = project.buildable(base);
      if (other != null) {
        addBuildable(project, other, found, seen);
      }
    }
    found.add(service);
  }

  /** The service after all services whose images its build starts from. */
  static Set<Service> withBases(Project project, Service service) {
    var found = new LinkedHashSet<Service>();
    addBuildable(project, service, found, new HashSet<>());
    return found;
  }

  private static List<Integer> before(Build build, Map<String, Integer> steps) {
    return build.bases().stream().map(steps::get).filter(Objects::nonNull).toList();
  }

  static Plan pull(Project project, ObservedState state, PullImagesRequest request) {
    var plan = new PlanBuilder(project.name());
    var seen = new HashSet<String>();
    for (String name : Selection.services(project, request.services(), request.dependencies())) {
      Service service = project.services().get(name);
      if (service != null) {
        for (String image : pulled(service, state, request)) {
          if (seen.add(image)) {
            plan.add(
                new PullImage(name, image, service.imageSource().platform()),
                new Requested("pull"),
                List.of());
          }
        }
      }
    }
    return plan.build();
  }

  private static List<String> pulled(
      Service service, ObservedState state, PullImagesRequest request) {
    var images = new ArrayList<String>();
    if (isPulled(service, state, request)) {
      images.add(Objects.requireNonNull(service.imageSource().image()));
    }
    for (String image : service.hookImages()) {
      String policy = policy(service, request);
      boolean there = state.images().containsKey(image);
      if (!"never".equals(policy) && (!there || !isOnlyMissing(policy))) {
        images.add(image);
      }
    }
    return images;
  }

  private static @Nullable String policy(Service service, PullImagesRequest request) {
    return request.policy() == null ? service.imageSource().pullPolicy() : request.policy();
  }

  /** The image of a hook is never built. */
  private static boolean isOnlyMissing(@Nullable String policy) {
    return "missing".equals(policy) || "if_not_present".equals(policy) || "build".equals(policy);
  }

  static Plan push(Project project, PushImagesRequest request) {
    var plan = new PlanBuilder(project.name());
    var seen = new HashSet<String>();
    for (String name : Selection.services(project, request.services(), request.dependencies())) {
      Service service = project.services().get(name);
      if (service != null && PushImagesRequest.isPushed(service)) {
        for (String image : PushImagesRequest.images(service)) {
          if (seen.add(image)) {
            plan.add(new PushImage(name, image), new Requested("push"), List.of());
          }
        }
      }
    }
    return plan.build();
  }

  private static boolean isPulled(Service service, ObservedState state, PullImagesRequest request) {
    String image = service.imageSource().image();
    boolean built = service.imageSource().build() != null;
    if (image == null || (built && request.ignoreBuildable())) {
      return false;
    }
    String policy = policy(service, request);
    boolean there = state.images().containsKey(image);
    if ("never".equals(policy) || "build".equals(policy)) {
      return false;
    }
    return !there || !("missing".equals(policy) || "if_not_present".equals(policy));
  }

  /** The steps of a plan for up that bring images: run first, so that the rest can be compared. */
  static Plan onlyImages(Plan plan) {
    var images = new ArrayList<PlanNode>();
    var numbers = new HashMap<Integer, Integer>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof BuildImage || node.operation() instanceof PullImage) {
        int number = images.size() + 1;
        numbers.put(node.id(), number);
        List<Integer> after =
            node.after().stream().map(numbers::get).filter(Objects::nonNull).toList();
        images.add(new PlanNode(number, node.operation(), node.reason(), after));
      }
    }
    return new Plan(plan.project(), images, List.of(), List.of());
  }
}
