package compose.orchestrator.plan;

import compose.orchestrator.model.ImageSource;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Push images (docker compose push).
 *
 * @param services services meant; none means all
 * @param dependencies whether images of services they depend on are pushed too
 */
public record PushImagesRequest(List<String> services, boolean dependencies) implements Request {

  /** Names of the services meant that have no image of their own making to push. */
  public List<String> skipped(Project project) {
    var skipped = new ArrayList<String>();
    for (String name : Selection.services(project, services, dependencies)) {
      Service service = project.services().get(name);
      if (service != null && !isPushed(service)) {
        skipped.add(name);
      }
    }
    return List.copyOf(skipped);
  }

  /** All references of the image that is pushed. */
  static List<String> images(Service service) {
    ImageSource source = service.imageSource();
    var images = new ArrayList<String>(List.of(Objects.requireNonNull(source.image())));
    images.addAll(Objects.requireNonNull(source.build()).tags());
    return images;
  }

  /** What is built here under a name that a file gives it. */
  static boolean isPushed(Service service) {
    return service.imageSource().build() != null && service.imageSource().image() != null;
  }
}
