package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Service;
import java.util.List;

/** Services that can have one container only, in one project only. */
final class FixedContainerName implements Rule {

  @Override
  public String code() {
    return "fixed-container-name";
  }

  @Override
  public String description() {
    return "A fixed container name keeps a service from having more than one container.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      if (service.metadata().containerName() != null) {
        found.add(
            Diagnostic.info(
                code(),
                "services."
                    + service.name()
                    + ".container_name: the service cannot be scaled, nor the project run twice",
                "Remove it where the usual name serves as well.",
                subject.place(service, "container_name")));
      }
    }
  }
}
