package compose.orchestrator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More changes at once than the system keeps count of. */
@Timeout(60)
final class FileChangesTest {

  private static final String PROJECT =
      """
      name: watched
      services:
        web: {build: ., develop: {watch: [{path: ./src, action: sync, target: /app}]}}
      """;

  @TempDir private Path folder;

  @Test
  void burstsOfThousandsOfFilesAreHeardOfWhole() throws Exception {
    try (FileChanges changes = changes()) {
      for (int burst = 0; burst < 3; burst++) {
        Set<Path> expected = write(burst);
        while (!expected.isEmpty()) {
          expected.removeAll(changes.next());
        }
      }
    }
  }

  @Test
  void filesThatHaveNotChangedAreNotHeardOf() throws Exception {
    Path still = Files.createDirectory(folder.resolve("src")).resolve("still");
    Files.writeString(still, "old");
    try (FileChanges changes = changes()) {
      Set<Path> expected = write(0);
      while (!expected.isEmpty()) {
        Set<Path> heard = changes.next();
        assertThat(heard).doesNotContain(still);
        expected.removeAll(heard);
      }
    }
  }

  @Test
  void filesThatGoInABurstAreHeardOfToo() throws Exception {
    try (FileChanges changes = changes()) {
      Set<Path> expected = write(0);
      Set<Path> written = Set.copyOf(expected);
      while (!expected.isEmpty()) {
        expected.removeAll(changes.next());
      }
      for (Path file : written) {
        Files.delete(file);
      }
      var gone = new HashSet<Path>(written);
      while (!gone.isEmpty()) {
        gone.removeAll(changes.next());
      }
      assertThat(changes.all()).isEmpty();
    }
  }

  private FileChanges changes() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("compose.yaml"), PROJECT);
    var request = LoadRequest.of(folder, Map.of());
    return new FileChanges(WatchedPath.of(Loader.load(request).project(), List.of()));
  }

  private Set<Path> write(int burst) throws IOException {
    var files = new HashSet<Path>();
    for (int file = 0; file < 3000; file++) {
      Path parent = folder.resolve("src/" + burst + "/" + file / 1000);
      Files.createDirectories(parent);
      files.add(Files.writeString(parent.resolve("file" + file), "new"));
    }
    return files;
  }
}
