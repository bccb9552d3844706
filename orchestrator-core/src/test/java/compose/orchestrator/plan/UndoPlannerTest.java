package compose.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoPlannerTest {

  @TempDir private Path folder;

  private Plan plan(Inverse... steps) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: busybox}}\n");
    Project project = Loader.load(LoadRequest.of(folder, Map.of())).project();
    var nothing =
        new ObservedState(
            List.of(), List.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), null);
    return Planner.plan(project, nothing, new UndoRequest("undo", "id", List.of(steps), false));
  }

  @Test
  void aReplacementMadeOfSeveralStepsIsToldOnce() throws IOException {
    var web = new Inverse(Inverse.Kind.IMPOSSIBLE, "container shop-web-1");
    var other = new Inverse(Inverse.Kind.IMPOSSIBLE, "container shop-db-1");
    assertThat(plan(web, other, web).notes())
        .extracting(Diagnostic::summary)
        .containsExactly(
            "container shop-web-1: what was done to it cannot be taken back",
            "container shop-db-1: what was done to it cannot be taken back");
  }
}
