package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What need not be read again. */
final class KnownContentsTest {

  private static final long MILLISECOND = 1_000_000;

  private static final long LATE = 1_000_000 * MILLISECOND;

  private static FileEntry file(String path, long changed, @Nullable String digest) {
    return new FileEntry(
        path,
        FileType.FILE,
        3,
        0644,
        0,
        0,
        7,
        changed,
        1,
        path.hashCode(),
        "",
        null,
        digest,
        digest == null ? null : "");
  }

  private static KnownContents known(FileEntry... files) {
    var known = new KnownContents();
    known.replace(List.of(files));
    return known;
  }

  @Test
  void fileThatIsAsItWasNeedNotBeRead() {
    var known = known(file("./a", MILLISECOND, "aa"), file("./b", LATE, "bb"));
    FileEntry same = file("./a", MILLISECOND, null);
    assertThat(known.read(same).digest()).isEqualTo("aa");
    assertThat(known.isSure(same)).isTrue();
    assertThat(known.isSure(file("./a", 2 * MILLISECOND, null))).isFalse();
    assertThat(known.isSure(file("./c", MILLISECOND, null))).isFalse();
    assertThat(known.newest()).isEqualTo(MILLISECOND);
  }

  /** It may have changed again in the tick in which it was read, with the same time. */
  @Test
  void fileThatChangedAboutWhenItWasReadIsReadAgain() {
    FileEntry newest = file("./newest", LATE, "aa");
    FileEntry near = file("./near", LATE - 15 * MILLISECOND, "bb");
    FileEntry settled = file("./settled", LATE - 25 * MILLISECOND, "cc");
    var known = known(newest, near, settled);
    assertThat(known.isSure(newest)).isFalse();
    assertThat(known.isSure(near)).isFalse();
    assertThat(known.isSure(settled)).isTrue();
    assertThat(known.read(near).digest()).as("a guess").isEqualTo("bb");
    assertThat(known.newest()).as("all that is newer is read").isEqualTo(settled.changed());
  }

  @Test
  void nothingIsKnownBeforeAnyLook() {
    assertThat(new KnownContents().isEmpty()).isTrue();
    assertThat(new KnownContents().newest()).isZero();
    assertThat(known(file("./a", LATE, "aa")).newest()).isZero();
  }
}
