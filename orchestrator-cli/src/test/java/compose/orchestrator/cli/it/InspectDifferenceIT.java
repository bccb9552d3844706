package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What docker compose makes of a file and what we make of it are the same on the engine, field by
 * field. Each file below inspect/ is a chapter; each of its services is about one attribute or one
 * way to write it.
 */
final class InspectDifferenceIT {

  private static final Path CHAPTERS = Path.of("src/test/resources/inspect");

  /** Differences that stay, as patterns of {@link InspectedProject} paths, with reasons. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "container .*(\\.IPAMConfig|HostConfig\\.Mounts\\[\\d+]\\.(Bind|Volume)Options)",
          "an empty object says as much as none",
          "container expose-.* Config\\.ExposedPorts\\..*",
          "docker compose sends a range, and a port without protocol, as it is written: the engine"
              + " takes a range for port 0",
          "container .* NetworkSettings\\.Networks\\..*(?<!_static)\\.IPPrefixLen",
          "the engine takes the next range of its pool that is free, and ranges differ in size",
          "container .* NetworkSettings\\.Networks\\..*_static\\.(IPAddress|IPv6Gateway)",
          "docker compose repeats the address that is asked for where the engine keeps the one in"
              + " force, which it overwrites at the start",
          "container alias-is-service-1 NetworkSettings\\.Networks\\..*\\.Aliases.*",
          "docker compose gives the same alias twice",
          "container volumes-from-.* HostConfig\\.VolumesFrom\\[\\d+]",
          "docker compose drops :ro",
          "container (network-mode-service|(pid|ipc)-service|volumes-from.*|shared)-1"
              + " Config\\.Labels\\.com\\.docker\\.compose\\.config-hash",
          "made of the id of another container",
          "(container .* Config\\.|(network|volume) .* )Labels\\.compose\\.orchestrator\\..*",
          "our own labels");

  private static String compose = "";

  @BeforeAll
  static void findDockerCompose() {
    var shell = new Shell(Shell.ROOT, Map.of());
    Shell.Result found =
        shell.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeThat(found.exit()).as(found.err()).isZero();
    compose = found.out().strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process",
        "networking",
        "ports",
        "storage",
        "files",
        "resources",
        "security",
        "lifecycle",
        "networks"
      })
  void whatIsCreatedIsTheSame(String chapter) {
    assertSame(chapter, "create");
  }

  @ParameterizedTest
  @ValueSource(strings = "started")
  void whatIsStartedIsTheSame(String chapter) {
    assertSame(chapter, "up", "-d");
  }

  private static void assertSame(String chapter, String... command) {
    try (var scene = new Scene(chapter)) {
      Map<String, String> theirs = scene.made(compose, command);
      Map<String, String> ours = scene.made(Shell.orchestratorCommand().getFirst(), command);
      assertThat(differences(theirs, ours)).as(chapter).isEmpty();
    }
  }

  private static List<String> differences(Map<String, String> theirs, Map<String, String> ours) {
    return Stream.concat(theirs.keySet().stream(), ours.keySet().stream())
        .distinct()
        .sorted()
        .filter(path -> ALLOWED.keySet().stream().noneMatch(path::matches))
        .filter(path -> !String.valueOf(theirs.get(path)).equals(String.valueOf(ours.get(path))))
        .map(path -> path + ": docker compose " + theirs.get(path) + ", ours " + ours.get(path))
        .toList();
  }

  /** A project of the chapter's file, with a container and a volume that are not its own. */
  private static final class Scene implements AutoCloseable {
    private final TestProject project;
    private final Shell shell;
    private final String outside;

    Scene(String chapter) {
      this.project = new TestProject(read(CHAPTERS.resolve(chapter + ".yaml")));
      this.outside = project.name + "-outside";
      this.shell = project.with(Map.of("CONTAINER", outside, "VOLUME", outside));
      copyFiles();
      shell.docker("volume", "create", outside).succeeded();
      shell.docker("create", "--name", outside, "busybox").succeeded();
    }

    private void copyFiles() {
      try (Stream<Path> files = Files.list(CHAPTERS.resolve("files"))) {
        files.forEach(file -> project.write("files/" + file.getFileName(), read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Map<String, String> made(String program, String... command) {
      shell.run(Shell.command(program, command)).succeeded();
      Map<String, String> made = new HashMap<>(InspectedProject.fields(project));
      project.clear();
      return made;
    }

    @Override
    public void close() {
      project.clear();
      shell.docker("rm", outside);
      shell.docker("volume", "rm", outside);
      project.close();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
