package compose.orchestrator.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What find prints becomes a manifest, however the bytes come in and whatever the names are. */
final class ManifestReaderTest {

  private static final Parts ONE = new Parts(List.of(DataSet.volume("one", List.of())));

  private static final String TOP =
      "d\0004096\000755\0000\0000\0001.5\0002.25\0005\00010\0003\0.\0\0";

  private static String file(String path, String inode, String links) {
    return "f\00012\000640\00070\00071\0001732476404.1234567890\0001732476405.0000000000\0005\000"
        + inode
        + "\000"
        + links
        + "\000"
        + path
        + "\000\000";
  }

  private static ManifestReader read(String text, int step) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    var reader = new ManifestReader(ONE, ByteSink.NONE);
    for (int i = 0; i < bytes.length; i += step) {
      reader.accept(bytes, i, Math.min(step, bytes.length - i));
    }
    return reader;
  }

  @Test
  void readsEveryField() {
    FileEntry file = read(TOP + file("./a", "11", "1"), 1000).manifest().get("./a");
    assertThat(file)
        .isEqualTo(
            new FileEntry(
                "./a",
                FileType.FILE,
                12,
                0640,
                70,
                71,
                1_732_476_404_123_456_789L,
                1_732_476_405_000_000_000L,
                5,
                11,
                "",
                null,
                null,
                null));
  }

  @Test
  void partsOfAnyLengthMakeTheSameManifest() {
    String text = TOP + file("./line\nbreak", "11", "1") + file("./\u00ff\u00fe", "12", "1");
    var whole = new ArrayList<>(read(text, text.length()).manifest().files());
    assertThat(whole).hasSize(3);
    for (int step = 1; step < 40; step++) {
      assertThat(read(text, step).manifest().files()).containsExactlyElementsOf(whole);
    }
  }

  @Test
  void linkedFilesKnowTheFirstOfThem() {
    String text = TOP + file("./b", "11", "3") + file("./a", "11", "3") + file("./c", "12", "2");
    Manifest manifest = read(text, 7).manifest();
    assertThat(manifest.files())
        .extracting(FileEntry::path, FileEntry::sharedWith)
        .containsExactly(
            tuple(".", null), tuple("./a", "./a"), tuple("./b", "./a"), tuple("./c", null));
    assertThat(manifest.bytes()).isEqualTo(24);
  }

  @Test
  void linksDoNotLeadFromOnePartToAnother() {
    DataSet data = DataSet.volume("one", List.of());
    var reader = new ManifestReader(new Parts(List.of(data, data)), ByteSink.NONE);
    String text = file("./0/b", "11", "3") + file("./1/a", "11", "3") + file("./1/b", "11", "3");
    reader.accept(text.getBytes(ISO_8859_1), 0, text.length());
    assertThat(reader.manifest().files())
        .extracting(FileEntry::path, FileEntry::sharedWith)
        .containsExactly(tuple("./0/b", null), tuple("./1/a", "./1/a"), tuple("./1/b", "./1/a"));
  }

  @Test
  void socketsAreNotAmongTheFiles() {
    String socket = "s\0000\000755\0000\0000\0001.0\0001.0\0005\00011\0001\000./s\000\000";
    ManifestReader reader = read(TOP + socket, 100);
    assertThat(reader.manifest().isEmpty()).isTrue();
    assertThat(reader.sockets()).containsExactly("./s");
  }

  @Test
  void whatComesAfterAnEmptyFieldIsForOthers() {
    var rest = new ByteArrayOutputStream();
    byte[] bytes = (TOP + file("./a", "11", "1") + "\000rest\000\000more").getBytes(ISO_8859_1);
    var reader = new ManifestReader(ONE, rest::write);
    for (int i = 0; i < bytes.length; i += 5) {
      reader.accept(bytes, i, Math.min(5, bytes.length - i));
    }
    assertThat(reader.manifest().files()).hasSize(2);
    assertThat(rest.toString(ISO_8859_1)).isEqualTo("rest\000\000more");
  }

  @Test
  void timesBefore1970CountDownwards() {
    assertThat(ManifestReader.nanoseconds("-1.2500000000")).isEqualTo(-1_250_000_000L);
    assertThat(ManifestReader.nanoseconds("7")).isEqualTo(7_000_000_000L);
    assertThat(ManifestReader.nanoseconds("7.000000001")).isEqualTo(7_000_000_001L);
  }
}
