package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line of a file that a finding is about, with a marker below the word. */
final class SourceLine {

  private static final String MARGIN = "   ";
  private static final String SEPARATOR = " | ";

  private final Path directory;

  SourceLine(Path directory) {
    this.directory = directory;
  }

  /** Two lines, or nothing where the file cannot be read again (standard input, say). */
  String of(Location location) {
    String line = location.line() < 1 ? null : read(location);
    if (line == null) {
      return "";
    }
    String number = MARGIN + location.line();
    var text = new StringBuilder().append(number).append(SEPARATOR).append(line).append('\n');
    if (location.column() > 0) {
      text.repeat(' ', number.length()).append(SEPARATOR);
      mark(text, line, location.column() - 1);
    }
    return text.toString();
  }

  private @Nullable String read(Location location) {
    try {
      Path file = directory.resolve(location.file());
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return location.line() > lines.size() ? null : lines.get(location.line() - 1);
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static void mark(StringBuilder text, String line, int column) {
    int[] points = line.codePoints().toArray();
    for (int i = 0; i < column; i++) {
      text.append(i < points.length && points[i] == '\t' ? '\t' : ' ');
    }
    text.repeat('^', Math.max(1, end(points, column) - column)).append('\n');
  }

  private static int end(int[] points, int start) {
    if (start >= points.length) {
      return start;
    }
    int quote = points[start] == '"' || points[start] == '\'' ? points[start] : 0;
    int end = start + 1;
    while (end < points.length && !ends(points[end], quote)) {
      end++;
    }
    return quote != 0 && end < points.length ? end + 1 : end;
  }

  private static boolean ends(int point, int quote) {
    return quote == 0
        ? Character.isWhitespace(point) || ",:]}".indexOf(point) >= 0
        : point == quote;
  }
}
