package compose.orchestrator.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.FileEntry;
import compose.orchestrator.transfer.FileType;
import compose.orchestrator.transfer.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle gives back what was put in, or says that it cannot. */
final class BundleTest {

  private static final String FOLDER = Names.DATA + "volume-data";

  @TempDir private Path folder;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(11).nextBytes(bytes);
    return bytes;
  }

  private static Manifest files() {
    var top = new FileEntry(".", FileType.FOLDER, 0, 0755, 1, 2, 3, 4, 5, 6, "", null, null, "");
    var odd =
        new FileEntry(
            "./a\nb\u00ff", FileType.FILE, 7, 04640, 8, 9, -10, 11, 12, 13, "", "./a", "ab", "cd");
    var link =
        new FileEntry("./l", FileType.LINK, 0, 0777, 0, 0, 1, 1, 5, 9, "../x", null, null, "");
    return Manifest.of(List.of(top, odd, link));
  }

  private static BundleManifest manifest(BundleWriter bundle, List<String> projectFiles) {
    var data =
        new DataRecord(FOLDER, DataSet.Kind.VOLUME, "data", "p_data", List.of("app"), 3, 7, false);
    var image = new ImageRecord("app", List.of("app"), "sha256:1", null, true);
    return new BundleManifest(
        "p",
        "2026-01-01T00:00:00Z",
        List.of("compose.yaml"),
        List.of(),
        projectFiles,
        List.of(data),
        List.of(image),
        bundle.entries());
  }

  private static void writeData(BundleWriter bundle, byte[] content) throws IOException {
    try (OutputStream pieces = bundle.pieces(FOLDER)) {
      pieces.write(content);
    }
    byte[] list = FileList.bytes(files());
    bundle.add(FOLDER + Names.FILES, Compression.compress(list, list.length));
  }

  private Path written(byte[] content, String... projectFiles) throws IOException {
    Path file = folder.resolve("bundle.tar");
    try (var bundle = new BundleWriter(file, List.of(), 0)) {
      writeData(bundle, content);
      for (String path : projectFiles) {
        bundle.add(Names.PROJECT + path, "services: {}".getBytes(StandardCharsets.UTF_8), 0640);
      }
      bundle.finish(manifest(bundle, List.of(projectFiles)));
    }
    return file;
  }

  private static BundleFile open(Path file) {
    return BundleFile.open(file, _ -> {});
  }

  private static void assertDamaged(Path file, String what) {
    assertThat(catchThrowable(() -> open(file).close()))
        .as(what)
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> assertThat(e.diagnostics().getFirst().code()).isEqualTo("bundle-damaged"));
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    byte[] content = random(2 * PieceOutput.PIECE + 12_345);
    Path file = written(content, "compose.yaml", "sub/file");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (BundleFile bundle = open(file);
        InputStream pieces = bundle.pieces(FOLDER, _ -> {})) {
      assertThat(pieces.readAllBytes()).isEqualTo(content);
      BundleManifest manifest = bundle.manifest();
      assertThat(manifest.project()).isEqualTo("p");
      assertThat(manifest.images().getFirst().included()).isTrue();
      DataRecord data = manifest.data().getFirst();
      assertThat(data.owners()).containsExactly("app");
      assertThat(bundle.files(data).files()).containsExactlyElementsOf(files().files());
      assertThat(bundle.mode(Names.PROJECT + "sub/file")).isEqualTo(0640);
    }
  }

  /** Of bundles that were written before attributes were compared. */
  @Test
  void listWithoutAttributesIsRead() throws IOException {
    String list = "./a,f,7,420,8,9,-10,11,12,13,,,ab,./b,f,1,420,0,0,1,1,12,14,,,cd,";
    Manifest read = FileList.read(list.replace(',', '\0').getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.files())
        .extracting(FileEntry::path, FileEntry::digest, FileEntry::attributes)
        .containsExactly(tuple("./a", "ab", null), tuple("./b", "cd", null));
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    Path file = written(random(100), "compose.yaml");
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.tar");
    for (int i = 0; i < whole.length; i++) {
      byte[] copy = whole.clone();
      copy[i] ^= (byte) (1 << (i % 8));
      Files.write(damaged, copy);
      assertDamaged(damaged, "byte " + i);
    }
  }

  @Test
  void everyCutIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(written(random(100), "compose.yaml"));
    Path cut = folder.resolve("cut.tar");
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertDamaged(cut, "length " + length);
    }
    Files.write(cut, Arrays.copyOf(whole, whole.length + 512));
    assertDamaged(cut, "longer");
  }

  @Test
  void damagedEntryIsNamed() throws IOException {
    Path file = written(random(5000), "compose.yaml");
    byte[] bytes = Files.readAllBytes(file);
    bytes[512 + 2000] ^= 4;
    Files.write(file, bytes);
    assertThatThrownBy(() -> open(file).close())
        .hasMessageContaining("this entry is not as written: " + Names.piece(FOLDER, 1));
  }

  @Test
  void entryThatTheManifestDoesNotKnowIsFound() throws IOException {
    Path file = folder.resolve("bundle.tar");
    try (var bundle = new BundleWriter(file, List.of(), 0)) {
      BundleManifest manifest = manifest(bundle, List.of());
      bundle.add("project/more", new byte[3]);
      bundle.finish(manifest);
    }
    assertDamaged(file, "more");
  }

  @Test
  void pathsThatLeadOutAreRefusedAndNothingIsWritten() throws IOException {
    for (String path : List.of("../evil", "/etc/evil", "a/../../evil", "a//b", "./a")) {
      Path file = written(random(10), "compose.yaml", path);
      Path target = folder.resolve("project");
      try (BundleFile bundle = open(file)) {
        var files = new ProjectFileRestore(bundle, target, "shop");
        assertThatThrownBy(files::write).as(path).hasMessageContaining("would lead out");
      }
      assertThat(target).doesNotExist();
      assertThat(folder.resolve("evil")).doesNotExist();
    }
  }

  @Test
  void composeFilesThatAreNotInTheBundleAreRefused() throws IOException {
    Path target = folder.resolve("project");
    try (BundleFile bundle = open(written(random(10), "other.yaml"))) {
      assertThatThrownBy(new ProjectFileRestore(bundle, target, "shop")::write)
          .hasMessageContaining("Compose files that are not in it");
    }
    assertThat(target).doesNotExist();
  }

  @Test
  void linksThatLeadOutAreNotFollowed() throws IOException {
    Path file = written(random(10), "sub/file");
    Path target = Files.createDirectory(folder.resolve("project"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(target.resolve("sub"), outside);
    try (BundleFile bundle = open(file)) {
      assertThatThrownBy(new ProjectFileRestore(bundle, target, "shop")::write)
          .hasMessageContaining("is a link");
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    Path file = written(random(10), "a", "compose.yaml");
    Path target = Files.createDirectory(folder.resolve("project"));
    Files.writeString(target.resolve("compose.yaml"), "mine");
    try (BundleFile bundle = open(file)) {
      assertThatThrownBy(new ProjectFileRestore(bundle, target, "shop")::write)
          .hasMessageContaining("is there already");
      assertThat(target.resolve("a")).doesNotExist();
      Files.delete(target.resolve("compose.yaml"));
      new ProjectFileRestore(bundle, target, "shop").write();
      new ProjectFileRestore(bundle, target, "shop").write();
    }
    assertThat(target.resolve("compose.yaml")).hasContent("services: {}");
  }

  @Test
  void dataSetsThatAreWholeAreKnownAfterACutAnywhere() throws IOException {
    Path file = written(random(PieceOutput.PIECE + 100), "compose.yaml");
    byte[] whole = Files.readAllBytes(file);
    long end = PartialBundle.read(file).whole().values().iterator().next().end();
    Path cut = folder.resolve("cut.tar");
    for (int length : new int[] {0, 100, 5000, (int) end - 600, (int) end, (int) end + 700}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(PartialBundle.read(cut).whole())
          .as("length " + length)
          .hasSize(length < end ? 0 : 1);
    }
    Files.write(cut, Arrays.copyOf(whole, (int) end + 700));
    PartialBundle.Whole kept = PartialBundle.read(cut).whole().values().iterator().next();
    try (var bundle = new BundleWriter(cut, kept.entries(), kept.end())) {
      bundle.add(Names.PROJECT + "compose.yaml", new byte[5]);
      bundle.finish(manifest(bundle, List.of("compose.yaml")));
    }
    try (BundleFile bundle = open(cut);
        InputStream pieces = bundle.pieces(FOLDER, _ -> {})) {
      assertThat(pieces.readAllBytes()).isEqualTo(random(PieceOutput.PIECE + 100));
    }
  }

  @Test
  void damagedPartOfAnInterruptedBackupIsNotKept() throws IOException {
    Path file = written(random(5000), "compose.yaml");
    byte[] bytes = Files.readAllBytes(file);
    bytes[512 + 2000] ^= 4;
    Files.write(file, bytes);
    assertThat(PartialBundle.read(file).whole()).isEmpty();
  }
}
