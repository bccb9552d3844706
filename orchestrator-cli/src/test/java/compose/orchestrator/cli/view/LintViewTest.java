package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  private static final Map<String, String> DESCRIPTIONS =
      Map.of("unpinned-image", "An image has no tag.");

  @Test
  void findingsAreOneListForPrograms() {
    Golden.check("lint.json", LintView.json(FOUND));
  }

  @Test
  void findingsAreOneRunForCodeHosts() {
    Golden.check("lint.sarif", LintView.sarif(FOUND, DESCRIPTIONS));
  }

  @Test
  void runForCodeHostsFollowsTheSchema() throws IOException {
    assertThat(violations(LintView.sarif(FOUND, DESCRIPTIONS))).isEmpty();
    assertThat(violations(LintView.sarif(List.of(), Map.of()))).isEmpty();
  }

  @Test
  void schemaRefusesRunsThatAreNone() throws IOException {
    String run = LintView.sarif(FOUND, DESCRIPTIONS);
    assertThat(violations(run.replace("\"note\"", "\"info\""))).isNotEmpty();
    assertThat(violations(run.replace("\"startLine\":3", "\"startLine\":0"))).isNotEmpty();
    assertThat(violations(run.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  /** What the schema of the Static Analysis Results Interchange Format 2.1.0 has against a text. */
  private static Set<String> violations(String sarif) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/schema/sarif-2.1.0-rtm.5.json"));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(text, InputFormat.JSON);
    var violations = new TreeSet<String>();
    schema
        .validate(sarif, InputFormat.JSON)
        .forEach(violation -> violations.add(violation.toString()));
    return violations;
  }
}
