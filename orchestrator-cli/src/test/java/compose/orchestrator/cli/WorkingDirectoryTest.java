package compose.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDirectoryTest {

  @TempDir Path folder;

  @Test
  void linkThatTheShellWentThroughKeepsItsName() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), real);
    assertThat(WorkingDirectory.of(linked.toString(), real)).isEqualTo(linked);
  }

  @Test
  void whatTheShellSaysOfAnotherFolderCountsForNothing() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    assertThat(WorkingDirectory.of(folder.toString(), real)).isEqualTo(real);
    assertThat(WorkingDirectory.of("real", real)).isEqualTo(real);
    assertThat(WorkingDirectory.of("/no/such/folder", real)).isEqualTo(real);
    assertThat(WorkingDirectory.of(null, real)).isEqualTo(real);
  }
}
