package compose.orchestrator.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the quoted texts of JSON. */
final class JsonText {
  private static final int REPLACEMENT = 0xfffd;

  private final JsonReader reader;

  JsonText(JsonReader reader) {
    this.reader = reader;
  }

  /** A whole text, its quotes included. */
  String read() throws IOException {
    reader.openQuote();
    return rest();
  }

  /** A text whose opening quote has been taken. */
  String rest() throws IOException {
    String plain = reader.plain();
    return plain == null ? decoded() : plain;
  }

  private String decoded() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = reader.take(); next != '"'; next = reader.take()) {
      if (next == '\\') {
        escape(bytes, reader.take());
      } else {
        bytes.write(next);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void escape(ByteArrayOutputStream bytes, int kind) throws IOException {
    switch (kind) {
      case 'n' -> bytes.write('\n');
      case 't' -> bytes.write('\t');
      case 'r' -> bytes.write('\r');
      case 'b' -> bytes.write('\b');
      case 'f' -> bytes.write('\f');
      case 'u' -> unicode(bytes, hexadecimal());
      default -> bytes.write(kind);
    }
  }

  /** Joins surrogate pairs; a lone half becomes the replacement character. */
  private void unicode(ByteArrayOutputStream bytes, char unit) throws IOException {
    if (!Character.isHighSurrogate(unit)) {
      write(bytes, Character.isLowSurrogate(unit) ? REPLACEMENT : unit);
      return;
    }
    if (reader.take() != '\\') {
      reader.putBack();
      write(bytes, REPLACEMENT);
      return;
    }
    int kind = reader.take();
    if (kind == 'u') {
      pair(bytes, unit, hexadecimal());
      return;
    }
    write(bytes, REPLACEMENT);
    escape(bytes, kind);
  }

  private void pair(ByteArrayOutputStream bytes, char high, char low) throws IOException {
    if (Character.isLowSurrogate(low)) {
      write(bytes, Character.toCodePoint(high, low));
      return;
    }
    write(bytes, REPLACEMENT);
    unicode(bytes, low);
  }

  private static void write(ByteArrayOutputStream bytes, int codePoint) {
    bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private char hexadecimal() throws IOException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(reader.take(), 16);
      if (digit < 0) {
        throw new IOException("a \\u needs four hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
