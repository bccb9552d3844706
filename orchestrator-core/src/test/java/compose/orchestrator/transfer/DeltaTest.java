package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.transfer.Difference.Kind;
import compose.orchestrator.transfer.LargeFile.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What differs is found, and what is sent makes up for it, and nothing else is sent. */
final class DeltaTest {

  private static FileEntry folder(String path) {
    return new FileEntry(path, FileType.FOLDER, 0, 0755, 0, 0, 1, 1, 5, 1, "", null, null, null);
  }

  private static FileEntry file(String path, long size) {
    return new FileEntry(path, FileType.FILE, size, 0644, 0, 0, 1, 1, 5, 2, "", null, null, null);
  }

  private static FileEntry linked(String path, @Nullable String first) {
    return file(path, 1).sharedWith(first);
  }

  private static Manifest manifest(FileEntry... files) {
    var all = new ArrayList<>(List.of(files));
    all.add(folder("."));
    return Manifest.of(all);
  }

  private static List<String> sent(Manifest source, Manifest target) {
    return Delta.between(source, target).sent().stream().map(FileEntry::path).toList();
  }

  @Test
  void equalSidesNeedNothing() {
    Manifest side = manifest(folder("./a"), file("./a/b", 3));
    assertThat(Delta.between(side, side).isEmpty()).isTrue();
    assertThat(Comparison.of(side, side)).isEmpty();
  }

  @Test
  void missingFileIsSentWithTheFoldersAboveIt() {
    Manifest source = manifest(folder("./a"), folder("./a/b"), file("./a/b/c", 3), file("./d", 1));
    Manifest target = manifest(folder("./a"), folder("./a/b"), file("./d", 1));
    assertThat(sent(source, target)).containsExactly(".", "./a", "./a/b", "./a/b/c");
    assertThat(Comparison.of(source, target)).hasToString("[./a/b/c: missing]");
  }

  @Test
  void whatIsGoneIsRemovedOnceForAllBelowIt() {
    Manifest source = manifest(file("./x", 1));
    Manifest target =
        manifest(
            folder("./a"), file("./a-b", 1), file("./a/b", 1), file("./a/c", 1), file("./x", 1));
    Delta delta = Delta.between(source, target);
    assertThat(delta.gone()).containsExactly("./a", "./a-b");
    assertThat(delta.sent()).extracting(FileEntry::path).containsExactly(".");
  }

  @Test
  void folderThatHasAnAttributeTooManyIsMadeAnew() {
    FileEntry plain = folder("./a").withContents(null, "");
    Manifest source = manifest(plain, file("./a/b", 1), file("./c", 1));
    Manifest target =
        manifest(folder("./a").withContents(null, "1"), file("./a/b", 1), file("./c", 1));
    Delta delta = Delta.between(source, target);
    assertThat(delta.gone()).containsExactly("./a");
    assertThat(delta.sent()).extracting(FileEntry::path).containsExactly(".", "./a", "./a/b");
    Manifest other = manifest(plain.withContents(null, "2"), file("./a/b", 1), file("./c", 1));
    Delta added = Delta.between(other, source);
    assertThat(added.gone()).isEmpty();
    assertThat(added.sent()).extracting(FileEntry::path).containsExactly(".", "./a");
  }

  @Test
  void fileThatBecomesAFolderIsRemovedFirst() {
    Manifest source = manifest(folder("./a"), file("./a/b", 1));
    Delta delta = Delta.between(source, manifest(file("./a", 1)));
    assertThat(delta.gone()).containsExactly("./a");
    assertThat(delta.sent()).extracting(FileEntry::path).containsExactly(".", "./a", "./a/b");
  }

  @Test
  void linkedFilesAreSentTogether() {
    Manifest source = manifest(linked("./a", "./a"), linked("./b", "./a"), linked("./c", "./a"));
    Manifest target = manifest(linked("./a", "./a"), linked("./b", "./a"), file("./c", 1));
    assertThat(sent(source, target)).containsExactly(".", "./a", "./b", "./c");
  }

  @Test
  void filesThatMustNotBeLinkedAreSentEach() {
    Manifest source = manifest(file("./a", 1), file("./b", 1));
    Manifest target = manifest(linked("./a", "./a"), linked("./b", "./a"));
    assertThat(sent(source, target)).containsExactly(".", "./a", "./b");
  }

  @Test
  void contentsDifferOnlyWhereBothAreKnown() {
    FileEntry one = file("./a", 1).withContents("1", null);
    FileEntry other = file("./a", 1).withContents("2", null);
    assertThat(Comparison.kinds(one, file("./a", 1))).isEmpty();
    assertThat(Comparison.kinds(one, other)).containsExactly(Kind.CONTENT);
  }

  @Test
  void largeFileThatIsThereIsPatched() {
    Manifest source = manifest(file("./a", Delta.LARGE), file("./b", Delta.LARGE));
    Manifest target = manifest(file("./a", 5));
    Delta delta = Delta.between(source, target);
    assertThat(delta.patched()).extracting(FileEntry::path).containsExactly("./a");
    assertThat(delta.sent()).extracting(FileEntry::path).containsExactly(".", "./b");
  }

  /** Writing to it would take them off. */
  @Test
  void largeFileWithAttributesIsSentWhole() {
    FileEntry source = file("./a", Delta.LARGE).withContents("1", "able");
    FileEntry target = file("./a", Delta.LARGE).withContents("2", "able");
    Delta delta = Delta.between(manifest(source), manifest(target));
    assertThat(delta.patched()).isEmpty();
    assertThat(delta.sent()).extracting(FileEntry::path).containsExactly(".", "./a");
  }

  @Test
  void attributesDifferOnlyWhereBothAreKnown() {
    FileEntry one = file("./a", 1).withContents(null, "able");
    assertThat(Comparison.kinds(one, file("./a", 1))).isEmpty();
    assertThat(Comparison.kinds(one, file("./a", 1).withContents(null, "")))
        .containsExactly(Kind.ATTRIBUTES);
  }

  @Test
  void partsThatDifferAreGathered() {
    assertThat(LargeFile.ranges(List.of("a", "b", "c", "d", "e"), List.of("a", "x", "y", "d")))
        .containsExactly(new Range(1, 2), new Range(4, 1));
    assertThat(LargeFile.ranges(List.of("a"), List.of("a", "b"))).isEmpty();
    assertThat(LargeFile.ranges(List.of("a", "b"), List.of())).containsExactly(new Range(0, 2));
  }

  @Test
  void namesAreShownWithWhatIsNoText() {
    assertThat(Difference.readable("./a\nb")).isEqualTo("./a\\012b");
    assertThat(Difference.readable("./\u00c3\u00a4")).isEqualTo("./ä");
    assertThat(Difference.readable("./\u00ff")).isEqualTo("./\\377");
    assertThat(LargeFile.escaped("./a b\n\u00ff")).isEqualTo("./a\\0040b\\0012\\0377");
  }
}
