package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same calls to docker compose and to us, each on a project of its own: exit codes, output and
 * the containers afterwards. Every build makes the first part of the calls, {@code
 * -Dside.by.side=all} makes all.
 */
final class SideBySideIT {

  private static final Path FILES = Path.of("src/test/resources/sidebyside");
  private static final boolean ALL = "all".equals(System.getProperty("side.by.side"));

  /** What one tool made of a call. */
  private record Outcome(int exit, String out, String containers) {}

  /** A tool and its project. */
  private record Side(String program, TestProject project) {

    Outcome call(String kind, String call) {
      String words = call.replace("NAME", project.name);
      Shell.Result result = project.shell.run(List.of("sh", "-c", "exec \"$0\" " + words, program));
      return new Outcome(
          result.exit(),
          kind.startsWith("=") ? plain(result.out()) : "",
          kind.endsWith("!") ? containers() : "");
    }

    private String containers() {
      String filter = "label=com.docker.compose.project=" + project.name;
      String all =
          project.shell.dockerText(
              "ps", "-a", "--filter", filter, "--format", "{{.Names}} {{.State}}");
      return String.join("\n", plain(all).lines().sorted().toList());
    }

    /** Without what differs from project to project. */
    private String plain(String text) {
      return text.replace(project.folder.toString(), "FOLDER")
          .replace(project.name, "NAME")
          .replaceAll("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b", "ID")
          .replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS")
          .replaceAll("[ \t]+", " ");
    }
  }

  @Test
  void callsMeanTheSameAsToDockerCompose() throws IOException {
    var shell = new Shell(Shell.ROOT, Map.of());
    Shell.Result found =
        shell.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeThat(found.exit()).as(found.err()).isZero();
    String compose = Files.readString(FILES.resolve("compose.yaml"));
    try (var theirs = new TestProject(compose);
        var ours = new TestProject(compose)) {
      var one = new Side(found.out().strip(), theirs);
      var other = new Side(Shell.orchestratorCommand().getFirst(), ours);
      assertThat(differences(one, other)).isEmpty();
    }
  }

  private static List<String> differences(Side theirs, Side ours) throws IOException {
    var differences = new ArrayList<String>();
    for (String line : Files.readAllLines(FILES.resolve("calls.txt"))) {
      if (line.equals("[whole]") && !ALL) {
        break;
      }
      int space = line.indexOf(' ');
      if (line.startsWith("=") || line.startsWith("~")) {
        String kind = line.substring(0, space);
        String call = line.substring(space + 1);
        Outcome expected = theirs.call(kind, call);
        Outcome actual = ours.call(kind, call);
        if (!expected.equals(actual)) {
          differences.add(call + "\n  " + expected + "\n  " + actual);
        }
      }
    }
    return differences;
  }
}
