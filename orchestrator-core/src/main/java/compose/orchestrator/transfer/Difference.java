package compose.orchestrator.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is not the same about a file on two sides.
 *
 * @param path as in {@link FileEntry}
 * @param kinds what differs, at least one thing
 */
public record Difference(String path, Set<Kind> kinds) {

  /** Something that may differ. */
  public enum Kind {
    /** The target has no such file. */
    MISSING,
    /** The source has no such file. */
    EXTRA,
    /** One is a file and the other a folder, for example. */
    TYPE,
    /** The contents are of another length. */
    SIZE,
    /** The contents have another digest. */
    CONTENT,
    /** Permission bits. */
    MODE,
    /** User or group. */
    OWNER,
    /** When the contents were changed last. */
    TIME,
    /** What a symbolic link leads to. */
    LINK_TARGET,
    /** Which paths are one file. */
    HARD_LINK,
    /** Extended attributes, capabilities or access lists. */
    ATTRIBUTES
  }

  /** Such as {@code a/b: content, mode}, for a person. */
  @Override
  public String toString() {
    var text = new StringBuilder(readable(path)).append(": ");
    String separator = "";
    for (Kind kind : kinds) {
      text.append(separator).append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      separator = ", ";
    }
    return text.toString();
  }

  /** The first of several, for a person. */
  public static String told(List<Difference> differences, int most) {
    var text = new StringBuilder();
    for (Difference difference : differences.subList(0, Math.min(most, differences.size()))) {
      text.append(text.isEmpty() ? "" : "; ").append(difference);
    }
    int more = differences.size() - most;
    return more > 0 ? text + "; and " + more + " more" : text.toString();
  }

  /** A path for a person: control characters and what is not UTF-8 as {@code \ooo}. */
  public static String readable(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    var text = new StringBuilder(bytes.length);
    String decoded = decoded(bytes);
    String shown = decoded == null ? path : decoded;
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      boolean plain = c >= ' ' && c != 0x7f && (decoded != null || c < 0x80);
      if (plain) {
        text.append(c);
      } else {
        text.append('\\').append((char) ('0' + (c >> 6 & 7)));
        text.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      }
    }
    return text.toString();
  }

  private static @Nullable String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }
}
