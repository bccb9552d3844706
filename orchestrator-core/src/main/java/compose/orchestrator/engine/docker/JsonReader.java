package compose.orchestrator.engine.docker;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pulls values out of JSON as it arrives, without building trees: what nobody asks for is skipped
 * byte by byte. Null stands for an empty value of any kind, as it does where Go reads and writes.
 */
final class JsonReader {
  private final InputStream input;
  private final byte[] buffer;
  private int at;
  private int end;
  private final JsonText text = new JsonText(this);

  /** Whether the value that comes next has not been read yet. */
  private boolean pending;

  JsonReader(InputStream input) {
    this.input = input;
    this.buffer = new byte[8 * 1024];
  }

  JsonReader(byte[] document) {
    this.input = new ByteArrayInputStream(document);
    this.buffer = new byte[Math.max(64, Math.min(document.length, 8 * 1024))];
  }

  /** Reads a field of an object by its name. A value that is not read is skipped. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws IOException;
  }

  /** Reads an item of an array. A value that is not read is skipped. */
  @FunctionalInterface
  interface Item {
    void read() throws IOException;
  }

  /** Whether another document follows in the stream. */
  boolean hasMore() throws IOException {
    return peek() >= 0;
  }

  /** Reads an object field by field. */
  void object(Field field) throws IOException {
    if (!enter('{')) {
      return;
    }
    while (next('}')) {
      String name = text.read();
      expect(':');
      pending = true;
      field.read(name);
      skipPending();
    }
    pending = false;
  }

  /** Reads an array item by item. */
  void array(Item item) throws IOException {
    if (!enter('[')) {
      return;
    }
    while (next(']')) {
      pending = true;
      item.read();
      skipPending();
    }
    pending = false;
  }

  /** The text of one field of an object, or null where it has none. */
  @Nullable String textOf(String field) throws IOException {
    var found = new ArrayList<String>(1);
    object(name -> {
      if (name.equals(field)) {
        String value = textOrNull();
        if (value != null) {
          found.add(value);
        }
      }
    });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** A text; null reads as empty. */
  String text() throws IOException {
    String value = textOrNull();
    return value == null ? "" : value;
  }

  /** A text, or null. */
  @Nullable String textOrNull() throws IOException {
    pending = false;
    if (peek() == '"') {
      at++;
      return text.rest();
    }
    String literal = literal();
    return literal.equals("null") ? null : literal;
  }

  /** A text, or null where there is none or it is empty. */
  @Nullable String textUnlessEmpty() throws IOException {
    String value = textOrNull();
    return value == null || value.isEmpty() ? null : value;
  }

  /** A whole number; null reads as 0. */
  long number() throws IOException {
    Long value = numberOrNull();
    return value == null ? 0 : value;
  }

  /** A whole number, or null. */
  @Nullable Long numberOrNull() throws IOException {
    pending = false;
    peek();
    String literal = literal();
    if (literal.equals("null")) {
      return null;
    }
    try {
      return isWhole(literal) ? Long.parseLong(literal) : (long) Double.parseDouble(literal);
    } catch (NumberFormatException _) {
      throw new IOException("expected a number, got '" + literal + "'");
    }
  }

  private static boolean isWhole(String literal) {
    return literal.indexOf('.') < 0 && literal.indexOf('e') < 0 && literal.indexOf('E') < 0;
  }

  /** A truth value; null reads as false. */
  boolean truth() throws IOException {
    return Boolean.TRUE.equals(truthOrNull());
  }

  /** A truth value, or null. */
  @Nullable Boolean truthOrNull() throws IOException {
    pending = false;
    peek();
    String literal = literal();
    return switch (literal) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      case "null" -> null;
      default -> throw new IOException("expected a truth value, got '" + literal + "'");
    };
  }

  /** A list of texts; null reads as empty. */
  List<String> texts() throws IOException {
    List<String> values = textsOrNull();
    return values == null ? List.of() : values;
  }

  /** A list of texts, or null. A single text is a list of one. */
  @Nullable List<String> textsOrNull() throws IOException {
    int first = peek();
    if (first == '"') {
      return List.of(text());
    }
    if (first != '[') {
      skip();
      return null;
    }
    List<String> values = new ArrayList<>();
    array(() -> values.add(text()));
    return Collections.unmodifiableList(values);
  }

  /** An object of texts; null reads as empty. */
  Map<String, String> textMap() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    object(name -> values.put(name, text()));
    return Collections.unmodifiableMap(values);
  }

  /** The names of an object's fields; null reads as empty. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    object(names::add);
    return Collections.unmodifiableList(names);
  }

  private void skipPending() throws IOException {
    if (pending) {
      skip();
    }
  }

  /** Skips a value, whatever it is. */
  void skip() throws IOException {
    pending = false;
    int depth = 0;
    do {
      depth += skipToken(peek());
    } while (depth > 0);
  }

  /** Skips a text, a literal or a sign; returns how much deeper it leads. */
  private int skipToken(int first) throws IOException {
    switch (first) {
      case '"' -> {
        at++;
        skipText();
      }
      case '{', '[' -> {
        at++;
        return 1;
      }
      case '}', ']' -> {
        at++;
        return -1;
      }
      case ',', ':' -> at++;
      default -> literal();
    }
    return 0;
  }

  private void skipText() throws IOException {
    for (int next = take(); next != '"'; next = take()) {
      if (next == '\\') {
        take();
      }
    }
  }

  private boolean enter(char open) throws IOException {
    pending = false;
    int next = peek();
    if (next == open) {
      at++;
      return true;
    }
    String literal = literal();
    if (!literal.equals("null")) {
      throw new IOException("expected '" + open + "', got '" + literal + "'");
    }
    return false;
  }

  /** Whether another entry comes: passes over a comma, or takes the closing bracket. */
  private boolean next(char close) throws IOException {
    int next = peek();
    if (next == ',') {
      at++;
      next = peek();
    }
    if (next != close) {
      return true;
    }
    at++;
    return false;
  }

  private void expect(char wanted) throws IOException {
    int next = peek();
    if (next != wanted) {
      throw new IOException("expected '" + wanted + "', got '" + (char) next + "'");
    }
    at++;
  }

  /** A number, true, false or null. */
  private String literal() throws IOException {
    var word = new StringBuilder();
    while ((at < end || fill()) && isOfLiteral(buffer[at])) {
      word.append((char) buffer[at++]);
    }
    if (word.isEmpty()) {
      throw new IOException(
          at < end
              ? "'" + (char) buffer[at] + "' does not belong here"
              : "the text ends too early");
    }
    return word.toString();
  }

  private static boolean isOfLiteral(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }

  /** The next byte that is no white space, still to be taken; -1 at the end. */
  private int peek() throws IOException {
    while (at < end || fill()) {
      byte next = buffer[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next & 0xff;
      }
      at++;
    }
    return -1;
  }

  /** Takes the next byte. */
  int take() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException("the text ends too early");
    }
    return buffer[at++] & 0xff;
  }

  /** Puts the byte that was just taken back. */
  void putBack() {
    at--;
  }

  /** Passes over the opening quote of a name. */
  void openQuote() throws IOException {
    expect('"');
  }

  /** The plain ASCII text up to the next quote if it is buffered whole, or null. */
  @Nullable String plain() {
    for (int i = at; i < end; i++) {
      byte next = buffer[i];
      if (next == '"') {
        String plain = new String(buffer, at, i - at, StandardCharsets.ISO_8859_1);
        at = i + 1;
        return plain;
      }
      if (next == '\\' || next < 0) {
        return null;
      }
    }
    return null;
  }

  private boolean fill() throws IOException {
    int count = input.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(0, count);
    return count > 0;
  }
}
