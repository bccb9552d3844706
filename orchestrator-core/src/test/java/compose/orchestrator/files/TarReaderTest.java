package compose.orchestrator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that want more than they may. */
final class TarReaderTest {

  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream archive = new TarArchiveOutputStream(bytes);

  private void file(String name, String content) throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length());
    archive.putArchiveEntry(entry);
    archive.write(content.getBytes(StandardCharsets.UTF_8));
    archive.closeArchiveEntry();
  }

  private void special(String name, byte kind, String target) throws IOException {
    var entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    archive.putArchiveEntry(entry);
    archive.closeArchiveEntry();
  }

  private List<String> unpack() throws IOException {
    archive.finish();
    return new TarReader(new ByteArrayInputStream(bytes.toByteArray()), Owners.ROOT)
        .unpackAs(folder.resolve("place"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/../../outside", "a/../../../etc/x", "/etc/outside", "a//etc/outside"})
  void unpackRefusesNamesThatLeadOut(String name) throws IOException {
    file(name, "x");
    assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining(name);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void unpackRefusesToWriteThroughALinkOfTheArchive() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    special("a/", TarConstants.LF_DIR, "");
    special("a/link", TarConstants.LF_SYMLINK, outside.toString());
    file("a/link/file", "x");
    assertThatThrownBy(this::unpack).hasMessageContaining("leads through a link");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void unpackReplacesALinkInsteadOfWritingToWhatItLeadsTo() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "mine");
    Files.createSymbolicLink(folder.resolve("place"), outside);
    file("a", "x");
    unpack();
    assertThat(outside).hasContent("mine");
    assertThat(folder.resolve("place")).hasContent("x");
  }

  @Test
  void unpackLinksOnlyWithinTheArchive() throws IOException {
    special("a/", TarConstants.LF_DIR, "");
    special("a/hard", TarConstants.LF_LINK, "a/../../outside");
    assertThatThrownBy(this::unpack).hasMessageContaining("outside");
  }

  @Test
  void unpackTellsWhatItLeftOut() throws IOException {
    special("a/", TarConstants.LF_DIR, "");
    special("a/pipe", TarConstants.LF_FIFO, "");
    assertThat(unpack()).containsExactly("a/pipe");
  }
}
