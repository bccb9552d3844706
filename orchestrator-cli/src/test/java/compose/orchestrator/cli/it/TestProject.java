package compose.orchestrator.cli.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A project of one test, in a folder of its own and under a name of its own; gone when closed. */
final class TestProject implements Closeable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  final String name;
  final Path folder;
  private final Path parent;
  final Shell shell;

  /** For the engine of this machine, whatever the test's own environment names. */
  private final Shell engine;

  TestProject(String compose) {
    this(compose, Map.of());
  }

  TestProject(String compose, Map<String, String> environment) {
    this.name = "it" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();
    try {
      this.parent = Files.createTempDirectory("project");
      this.folder = Files.createDirectory(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.shell = new Shell(folder, environment);
    this.engine = new Shell(folder, Map.of());
    write("compose.yaml", compose);
  }

  /** A shell whose environment has more than the project's own. */
  Shell with(Map<String, String> more) {
    return shell.with(more);
  }

  void write(String file, String text) {
    try {
      Path target = folder.resolve(file).normalize();
      Files.createDirectories(folder.resolve(file + "/..").normalize());
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shell.Result run(String... arguments) {
    return shell.orchestrator(arguments);
  }

  /** What inspect says of the service's first container. */
  String inspect(String service, String format) {
    return engine.dockerText("inspect", "--format", format, name + "-" + service + "-1");
  }

  /** Containers, networks and volumes of the project on the engine. */
  List<String> remains() {
    String filter = "label=com.docker.compose.project=" + name;
    String all =
        engine.dockerText("ps", "-aq", "--filter", filter)
            + "\n"
            + engine.dockerText("network", "ls", "-q", "--filter", filter)
            + "\n"
            + engine.dockerText("volume", "ls", "-q", "--filter", filter);
    return all.lines().filter(line -> !line.isBlank()).toList();
  }

  /** Takes everything of the project off the engine; its files stay. */
  void clear() {
    remove("ps -aq", "rm -fv");
    remove("network ls -q", "network rm");
    remove("volume ls -q", "volume rm");
  }

  private void remove(String listing, String removal) {
    String filter = " --filter label=com.docker.compose.project=" + name;
    List<String> found = lines(engine.dockerText((listing + filter).split(" ")));
    if (!found.isEmpty()) {
      var command = new ArrayList<String>(List.of(removal.split(" ")));
      command.addAll(found);
      engine.docker(command.toArray(String[]::new));
    }
  }

  @Override
  public void close() {
    clear();
    delete(parent);
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
