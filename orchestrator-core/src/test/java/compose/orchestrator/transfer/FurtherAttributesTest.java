package compose.orchestrator.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tar tells of attributes is read, however the bytes come in and whatever the names are. */
final class FurtherAttributesTest {

  private static void feed(ByteSink sink, String text, int step) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = 0; i < bytes.length; i += step) {
      sink.accept(bytes, i, Math.min(step, bytes.length - i));
    }
  }

  private static AttributeList listed(String text, int step) {
    var list = new AttributeList();
    feed(list, text, step);
    return list;
  }

  @Test
  void namesOfAllKindsAreRead() {
    String lines =
        """
        drwxr-xr-x* 0/0               0 2026-01-01 00:00 "./"
        drwxr-xr-x* 0/0               0 2026-01-01 00:00 "./a b/"
        -rw-r--r--* 0/0               0 2026-01-01 00:00 "./q\\"\\n\\303\\\\\\t"
        lrwxrwxrwx* 0/0               0 2026-01-01 00:00 "./link" -> "to \\"this"
        crw-r--r--* 0/0             1,3 2026-01-01 00:00 "./null"
        """;
    for (int step = 1; step < 40; step++) {
      AttributeList list = listed(lines, step);
      assertThat(list.paths())
          .containsExactlyInAnyOrder(".", "./a b", "./q\"\n\u00c3\\\t", "./link", "./null");
      assertThat(list.isComplete()).isFalse();
    }
    assertThat(listed(lines + "\0", 1000).isComplete()).isTrue();
  }

  private static Map<String, String> digests(int step, String... parts) {
    var reader = new FurtherAttributes();
    var text = new StringBuilder();
    for (int i = 0; i < parts.length; i += 2) {
      text.append(parts[i]).append("\0").append(parts[i + 1].length()).append("\0");
      text.append(parts[i + 1]);
    }
    feed(reader, text.toString(), step);
    return reader.digests();
  }

  @Test
  void orderAndTimesMeanNothing() {
    String one = "13 mtime=1.5\n25 SCHILY.xattr.user.a=1\n28 SCHILY.xattr.user.b=2\n=\0\n";
    String other = "28 SCHILY.xattr.user.b=2\n=\0\n25 SCHILY.xattr.user.a=1\n13 mtime=2.5\n";
    String different = "25 SCHILY.xattr.user.a=2\n";
    for (int step = 1; step < 40; step++) {
      Map<String, String> digests =
          digests(
              step,
              "./a",
              one,
              "./b\n",
              other,
              "./c",
              different,
              "./d",
              "",
              "./e",
              "13 mtime=1.5\n");
      assertThat(digests).hasSize(5).containsEntry("./d", "").containsEntry("./e", "");
      assertThat(digests.get("./a")).hasSize(64).isEqualTo(digests.get("./b\n"));
      assertThat(digests.get("./c")).hasSize(64).isNotEqualTo(digests.get("./a"));
    }
  }
}
