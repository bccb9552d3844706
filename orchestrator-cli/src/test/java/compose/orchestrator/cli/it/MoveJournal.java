package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The journals of a project's moves, as they are written. */
final class MoveJournal {

  /** What each step does, in order; the first has the number 1. */
  static final List<String> STEPS =
      List.of(
          "remembering the move",
          "bringing images",
          "copying the folder",
          "making containers there",
          "copying data ahead",
          "stopping the services",
          "copying the rest",
          "comparing",
          "starting there",
          "putting the target in force");

  private final Path folder;

  /** Of a project below a folder that is XDG_STATE_HOME. */
  MoveJournal(Path state, String project) {
    this.folder = state.resolve("orchestrator").resolve(project);
  }

  /** What a step does. */
  static String text(int step) {
    return STEPS.get(step - 1);
  }

  /** Does something as soon as a command has begun a step, and waits for its end. */
  void atStep(Process command, int step, Runnable deed) throws InterruptedException {
    long before = count(step);
    while (command.isAlive() && count(step) == before) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    assertThat(count(step)).as("step " + step + " is begun").isGreaterThan(before);
    deed.run();
    assertThat(command.waitFor(2, TimeUnit.MINUTES)).isTrue();
  }

  /** How often a step was begun. */
  long count(int step) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long count = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        count += Files.readString(file).lines().filter(line -> isBegin(line, step)).count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  private static boolean isBegin(String line, int step) {
    String[] fields = line.split("\t", -1);
    return fields.length > 3 && fields[1].equals("begin") && fields[3].equals("" + step);
  }
}
