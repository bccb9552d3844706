package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintViewTest {

  private static final List<Diagnostic> FOUND =
      List.of(
          Diagnostic.warning(
              "unpinned-image",
              "services.web.image: 'nginx' is not pinned to a version",
              "Name a version as the tag, or a digest.",
              new Location("my app/compose.yaml", 3, 12)),
          Diagnostic.info("fixed-container-name", "cannot be scaled", null, Location.of("-")),
          Diagnostic.warning("obsolete-version", "no effect", "Remove it.", null));

  @Test
  void findingsAreOneListForPrograms() {
    Golden.check("lint.json", LintView.json(FOUND));
  }

  @Test
  void findingsAreOneRunForCodeHosts() {
    Map<String, String> descriptions = Map.of("unpinned-image", "An image has no tag.");
    Golden.check("lint.sarif", LintView.sarif(FOUND, descriptions));
  }
}
