package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.Map;
import java.util.Objects;

/**
 * Builds a service's image.
 *
 * @param service the service, with its build
 * @param image reference the image gets
 * @param labels labels of the image
 * @param options what is asked for beside what the file says
 */
public record BuildImage(
    Service service, String image, Map<String, String> labels, BuildOptions options)
    implements Operation {

  /** The build of a service that has one; an image without a reference of its own stays here. */
  static BuildImage of(Project project, Service service, BuildOptions options) {
    String usual = project.origin().environment().getOrDefault("DOCKER_DEFAULT_PLATFORM", "");
    Build build = Objects.requireNonNull(service.imageSource().build());
    if (!usual.isEmpty()
        && service.imageSource().platform() == null
        && !build.platforms().isEmpty()
        && !build.platforms().contains(usual)) {
      throw new UsageException(
          "platform-not-built",
          "service "
              + service.name()
              + ": build.platforms has no "
              + usual
              + ", which DOCKER_DEFAULT_PLATFORM asks for",
          "add it, set platform for the service, or unset the variable");
    }
    return new BuildImage(
        service,
        ImageReference.of(project.name(), service),
        ContainerLabels.image(project, service),
        service.imageSource().image() == null ? options.withoutPush() : options);
  }
}
