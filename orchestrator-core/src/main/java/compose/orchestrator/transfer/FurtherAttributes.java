package compose.orchestrator.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What files have besides mode, owner and times: attributes that programs give them (user.*),
 * capabilities (security.capability) and access lists. The one tool of most images that tells them
 * is tar. Which files have any, it lists without reading contents; of each of these the head of an
 * archive has them.
 */
final class FurtherAttributes implements ByteSink {

  private static final String TAR =
      "tar -c --xattrs --xattrs-include='user.*' --xattrs-include=security.capability"
          + " --xattrs-include='system.posix_acl_*' --hard-dereference --no-recursion"
          + " --no-unquote";

  /** Lists those that have any, of the paths that it reads, each ended by NUL. */
  static final String LIST =
      TAR
          + " -vv --quoting-style=c --numeric-owner -f /dev/null --null -T - 2>/dev/null"
          + " | sed -n '/^.\\{10\\}[*+]/p'";

  /** The same as a command. */
  static final List<String> LISTING = List.of("sh", "-c", LIST);

  /**
   * Prints for each path that it reads: the path, NUL, a number of bytes, NUL, so many bytes of
   * records. An archive begins with a header of 512 bytes, which has a size at 124 and a type at
   * 156; where the type is x, records follow (POSIX, pax).
   */
  static final List<String> RECORDS =
      List.of(
          "xargs",
          "-0",
          "-r",
          "sh",
          "-c",
          "for path do "
              + TAR
              + " --format=posix -f - -- \"$path\" 2>/dev/null | {"
              + " head -c 124 >/dev/null; size=$(head -c 11); head -c 21 >/dev/null;"
              + " type=$(head -c 1); head -c 355 >/dev/null; [ \"$type\" = x ] || size=0;"
              + " printf '%s\\0%d\\0' \"$path\" \"$((0$size))\"; head -c \"$((0$size))\"; }; done",
          "sh");

  private static final String PREFIX = "SCHILY.xattr.";

  private final Map<String, String> digests = new HashMap<>();
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private String path = "";
  private int left;

  /** Takes what {@link #RECORDS} prints. */
  @Override
  public void accept(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (left > 0) {
        field.write(buffer[i]);
        left--;
        if (left == 0) {
          end();
        }
      } else if (buffer[i] != 0) {
        field.write(buffer[i]);
      } else {
        endField();
      }
    }
  }

  private void endField() {
    String text = taken();
    if (path.isEmpty()) {
      path = text;
      return;
    }
    left = Integer.parseInt(text);
    if (left == 0) {
      end();
    }
  }

  private String taken() {
    String text = field.toString(StandardCharsets.ISO_8859_1);
    field.reset();
    return text;
  }

  private void end() {
    digests.put(path, digest(taken()));
    path = "";
  }

  /** The attributes of the paths that were met: a digest of all names and values, or empty. */
  Map<String, String> digests() {
    return digests;
  }

  /** Of records, each {@code LENGTH KEY=VALUE} and a line break, whose order means nothing. */
  private static String digest(String records) {
    var attributes = new TreeMap<String, String>();
    int at = 0;
    while (at < records.length()) {
      int blank = records.indexOf(' ', at);
      int end = at + Integer.parseInt(records.substring(at, blank));
      int equals = records.indexOf('=', blank);
      String key = records.substring(blank + 1, equals);
      if (key.startsWith(PREFIX)) {
        attributes.put(key.substring(PREFIX.length()), records.substring(equals + 1, end - 1));
      }
      at = end;
    }
    var text = new StringBuilder();
    attributes.forEach((name, value) ->
        text.append(name).append('\0').append(value.length()).append('\0').append(value));
    return attributes.isEmpty() ? "" : sha256(text.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
