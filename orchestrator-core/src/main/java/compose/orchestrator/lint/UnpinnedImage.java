package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Service;
import java.util.List;

/** Images that are another one tomorrow. */
final class UnpinnedImage implements Rule {

  @Override
  public String code() {
    return "unpinned-image";
  }

  @Override
  public String description() {
    return "An image has no tag, or the tag latest, which names another image after each release.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      String image = service.imageSource().image();
      boolean built = service.imageSource().build() != null;
      if (image != null && !built && ImageReference.familiar(image).endsWith(":latest")) {
        found.add(
            Diagnostic.warning(
                code(),
                "services." + service.name() + ".image: '" + image + "' is not pinned to a version",
                "Name a version as the tag, or a digest.",
                subject.place(service, "image")));
      }
    }
  }
}
