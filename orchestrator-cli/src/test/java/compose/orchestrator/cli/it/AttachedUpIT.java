package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attached up beside docker compose: the same exit code, output and running containers. */
final class AttachedUpIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          x-all: &all {image: busybox, init: true, stop_signal: SIGKILL}
          services:
            ok: {<<: *all, command: sh -c "echo ok-line; sleep 1; exit 0"}
            bad: {<<: *all, command: sh -c "echo bad-line >&2; sleep 3; exit 5"}
            long: {<<: *all, command: sh -c "echo long-line; sleep 1000"}
            dep: {<<: *all, command: sh -c "echo dep-line; sleep 1000"}
            top: {<<: *all, command: sh -c "echo top-line; sleep 1; exit 4", depends_on: [dep]}
          """);

  @AfterAll
  static void down() {
    PROJECT.close();
  }

  /** What a run has shown, in an order of its own, and what it left running. */
  private record Ending(int exit, Set<String> out, Set<String> err, Set<String> left) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok bad",
        "--abort-on-container-exit ok long",
        "--abort-on-container-failure ok bad long",
        "--exit-code-from long bad long",
        "--abort-on-container-exit top",
      })
  void attachedUpEndsAsWithDockerCompose(String options) {
    Shell here = new Shell(Shell.ROOT, Map.of());
    Shell.Result found = here.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeTrue(found.exit() == 0, found.err());
    Ending ours = ending(Shell.orchestratorCommand().getFirst(), options);
    assertThat(ours).isEqualTo(ending(found.out().strip(), options));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--abort-on-container-exit --attach-dependencies top",
        "--abort-on-container-exit --no-attach dep --attach-dependencies top",
        "--abort-on-container-exit --no-log-prefix bad long",
        "--abort-on-container-exit --timestamps --no-color ok long",
      })
  @Tag("long")
  void moreAttachedUpsEndAsWithDockerCompose(String options) {
    attachedUpEndsAsWithDockerCompose(options);
  }

  private static Ending ending(String program, String options) {
    var command = new ArrayList<>(List.of(program, "--progress", "quiet", "up", "-t", "0"));
    command.addAll(List.of(options.split(" ", -1)));
    Shell.Result result = PROJECT.shell.run(command);
    String format = "{{.Names}}";
    String filter = "label=com.docker.compose.project=" + PROJECT.name;
    String left = PROJECT.shell.dockerText("ps", "--format", format, "--filter", filter);
    PROJECT.clear();
    return new Ending(result.exit(), lines(result.out()), shown(result.err()), lines(left));
  }

  /** Output of containers and why they are stopped; what progress tells is not compared. */
  private static Set<String> shown(String err) {
    var lines = lines(err);
    lines.removeIf(line -> !line.contains("-line") && !line.startsWith("Aborting"));
    return lines;
  }

  /** docker compose pads names by chance, and colours where nobody asked for it. */
  private static Set<String> lines(String text) {
    String plain = text.replaceAll("\u001b\\[[0-9;]*[mK]", "").replaceAll(" +\\|", " |");
    var lines = new TreeSet<String>();
    for (String line : plain.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(line.replaceAll("20\\d\\d-[0-9T:.-]+Z", "TIME").strip());
      }
    }
    return lines;
  }
}
