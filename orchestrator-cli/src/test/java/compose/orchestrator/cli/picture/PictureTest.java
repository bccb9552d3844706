package compose.orchestrator.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.picture.Picture.Change;
import compose.orchestrator.cli.picture.Picture.Edge;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import compose.orchestrator.cli.picture.Picture.State;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.state.ObservedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pictures are compared with files; {@code -Dgolden.update=true} writes the files anew. */
final class PictureTest {

  private static final Path ROOT = Path.of("src/test/resources/picture");

  @Test
  void projectIsDrawnInEveryFormat() {
    check("project", PictureOfProject.of(project(), List.of(), null));
  }

  @Test
  void planIsDrawnInEveryFormat() {
    check("plan", PictureOfProject.of(project(), List.of(), planFromNothing(project())));
  }

  @Test
  void stateAndEveryKindOfChangeAreDrawn() {
    check("changes", changes());
  }

  @Test
  void textIsEscapedInEveryFormat() {
    var service = new ServiceShape("a", "<&\"\\`#\u0001>", List.of(), List.of(), null, null);
    var picture = new Picture("p\"", List.of(service), List.of(), List.of(), List.of(), false);
    assertThat(DotPicture.of(picture)).contains("digraph \"p\\\"\"", "<&\\\"\\\\`#");
    assertThat(MermaidPicture.of(picture)).contains("a<br/>#lt;&#quot;\\#96;#35;");
    assertThat(SvgPicture.of(picture)).contains("&lt;&amp;&quot;\\`#\ufffd&gt;");
  }

  private static Project project() {
    String file = ROOT.resolve("compose.yaml").toString();
    var request = LoadRequest.of(Path.of("").toAbsolutePath(), Map.of());
    return Loader.load(request.withFiles(List.of(file))).project();
  }

  private static Plan planFromNothing(Project project) {
    var uploads =
        new VolumeDetails("uploads", "local", "/srv/uploads", "local", Map.of(), Map.of());
    var nothing =
        new ObservedState(
            List.of(),
            List.of(),
            Map.of(),
            Map.of("uploads", uploads),
            Map.of(),
            Set.of(),
            Map.of(),
            null);
    return Planner.plan(project, nothing, UpRequest.of(List.of()));
  }

  private static Picture changes() {
    List<String> kinds = List.of("create", "replace", "start", "change", "stop", "remove");
    List<String> tones = List.of("good", "waiting", "bad", "idle", "good", "bad");
    var services = new ArrayList<ServiceShape>();
    for (int i = 0; i < kinds.size(); i++) {
      var change = new Change(kinds.get(i), List.of("ports[0]: 80:80/tcp → 81:80/tcp"));
      var state = new State(tones.get(i), "is " + tones.get(i));
      services.add(
          new ServiceShape(kinds.get(i), "image:1", List.of(), List.of("host"), state, change));
    }
    var made = new ResourceShape("data", "p_data", false, new Change("create", List.of()));
    var network = new ResourceShape("default", "p_default", true, new Change("remove", List.of()));
    var edge = new Edge("create", "data", true, "/data", true);
    return new Picture("p", services, List.of(made), List.of(network), List.of(edge), true);
  }

  private static void check(String name, Picture picture) {
    check(ROOT.resolve(name + ".dot"), DotPicture.of(picture));
    check(ROOT.resolve(name + ".mermaid"), MermaidPicture.of(picture));
    check(ROOT.resolve(name + ".svg"), SvgPicture.of(picture));
  }

  private static void check(Path expected, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(expected, actual);
      }
      assertThat(actual).as(expected.toString()).isEqualTo(Files.readString(expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
