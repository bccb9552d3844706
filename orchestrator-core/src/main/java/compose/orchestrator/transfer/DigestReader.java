package compose.orchestrator.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads what sha256sum -z prints: digest, two spaces, path, NUL. */
final class DigestReader implements ByteSink {

  private static final int DIGITS = 64;

  private final Map<String, String> digests;
  private final ByteSink rest;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean ended;

  /**
   * Reads into a map, by path.
   *
   * @param rest takes what comes after them, with an empty field between
   */
  DigestReader(Map<String, String> digests, ByteSink rest) {
    this.digests = digests;
    this.rest = rest;
  }

  @Override
  public void accept(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (ended) {
        rest.accept(buffer, i, offset + length - i);
        return;
      }
      if (buffer[i] != 0) {
        line.write(buffer[i]);
        continue;
      }
      String text = line.toString(StandardCharsets.ISO_8859_1);
      line.reset();
      ended = text.isEmpty();
      if (!ended) {
        digests.put(text.substring(DIGITS + 2), text.substring(0, DIGITS));
      }
    }
  }
}
