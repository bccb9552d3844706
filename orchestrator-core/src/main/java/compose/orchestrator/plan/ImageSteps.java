package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.ImageSource;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps that bring images to the engine: one for each image, however many services use it. */
final class ImageSteps {

  private static final Reason ALWAYS = new Requested("pull_policy always");

  private final Project project;
  private final ObservedState state;
  private final PlanBuilder plan;
  private final Map<String, Integer> steps = new HashMap<>();

  ImageSteps(Project project, ObservedState state, PlanBuilder plan) {
    this.project = project;
    this.state = state;
    this.plan = plan;
  }

  /** What a container of the service has to wait for: nothing where the image is there. */
  List<Integer> ensure(Service service, UpRequest request) {
    String image = ImageReference.of(project.name(), service);
    Integer known = steps.get(image);
    if (known == null) {
      known = add(service, image, request);
      if (known == null) {
        return List.of();
      }
      steps.put(image, known);
    }
    return List.of(known);
  }

  /** Images of the pre_start hooks: pulled by the service's own policy, never built. */
  List<Integer> ensureForHooks(Service service, UpRequest request) {
    var needed = new ArrayList<Integer>();
    for (String image : service.hookImages()) {
      Integer known = steps.get(image);
      if (known == null && isPulled(service, image, request)) {
        Reason reason = state.images().containsKey(image) ? ALWAYS : new Missing();
        known = pull(service, image, reason);
        steps.put(image, known);
      }
      if (known != null) {
        needed.add(known);
      }
    }
    return needed;
  }

  private boolean isPulled(Service service, String image, UpRequest request) {
    String policy = policy(service, request);
    boolean there = state.images().containsKey(image);
    if (!there && "never".equals(policy)) {
      throw missing(service, image, "its pull policy is never: pull or build it first");
    }
    return !there || "always".equals(policy);
  }

  private static @Nullable String policy(Service service, UpRequest request) {
    String policy = request.images().pull();
    return policy == null ? service.imageSource().pullPolicy() : policy;
  }

  private static UsageException missing(Service service, String image, String help) {
    return new UsageException(
        "image-missing",
        "service " + service.name() + ": image " + image + " is not on the engine",
        help);
  }

  private @Nullable Integer add(Service service, String image, UpRequest request) {
    boolean there = state.images().containsKey(image);
    ImageSource source = service.imageSource();
    String policy = policy(service, request);
    if (source.build() != null && (request.images().build() || "build".equals(policy))) {
      return build(service, new Requested("--build"));
    }
    if ("always".equals(policy) && source.image() != null && source.build() == null) {
      return pull(service, image, ALWAYS);
    }
    if (there) {
      return null;
    }
    return missing(service, image, request, policy);
  }

  private int missing(Service service, String image, UpRequest request, @Nullable String policy) {
    Build build = service.imageSource().build();
    if (build != null && !request.images().noBuild()) {
      return build(service, new Missing());
    }
    if (build != null || "never".equals(policy)) {
      throw missing(
          service,
          image,
          build != null
              ? "run without --no-build to build it"
              : "its pull policy is never: pull or build it first");
    }
    return pull(service, image, new Missing());
  }

  private int build(Service service, Reason reason) {
    return plan.add(
        BuildImage.of(project, service, BuildOptions.TO_RUN), reason, buildsBefore(service));
  }

  /** A build may start from another service's image. */
  private List<Integer> buildsBefore(Service service) {
    Build build = service.imageSource().build();
    var before = new ArrayList<Integer>();
    for (String base : build == null ? List.<String>of() : build.bases()) {
      Service other = project.buildable(base);
      Integer step = other == null ? null : steps.get(ImageReference.of(project.name(), other));
      if (step != null) {
        before.add(step);
      }
    }
    return before;
  }

  int pull(Service service, String image, Reason reason) {
    return plan.add(
        new PullImage(service.name(), image, service.imageSource().platform()), reason, List.of());
  }
}
