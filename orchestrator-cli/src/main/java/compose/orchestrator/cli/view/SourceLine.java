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
    int first = points[start];
    if (first == '"' || first == '\'') {
      return quoted(points, start);
    }
    return isPlain(first) ? plain(points, start) : word(points, start);
  }

  private static int quoted(int[] points, int start) {
    int end = start + 1;
    while (end < points.length && points[end] != points[start]) {
      end++;
    }
    return Math.min(end + 1, points.length);
  }

  /** Whether a scalar without quotes can begin like this (YAML 1.2, 7.3.3). */
  private static boolean isPlain(int point) {
    return !Character.isWhitespace(point) && "-?:,[]{}#&*!|>%@`".indexOf(point) < 0;
  }

  private static int word(int[] points, int start) {
    int end = start + 1;
    while (end < points.length
        && !Character.isWhitespace(points[end])
        && ",:]}".indexOf(points[end]) < 0) {
      end++;
    }
    return end;
  }

  /** A scalar without quotes can have spaces, and ends at ": " or " #", in brackets earlier. */
  private static int plain(int[] points, int start) {
    boolean bracketed = isBracketed(points, start);
    int end = start + 1;
    for (int i = end; i < points.length && !endsPlain(points, i, bracketed); i++) {
      if (!Character.isWhitespace(points[i])) {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean endsPlain(int[] points, int i, boolean bracketed) {
    boolean last = i + 1 == points.length;
    return switch (points[i]) {
      case ':' -> last || Character.isWhitespace(points[i + 1]);
      case '#' -> Character.isWhitespace(points[i - 1]);
      case ',', '[', ']', '{', '}' -> bracketed;
      default -> false;
    };
  }

  private static boolean isBracketed(int[] points, int start) {
    int depth = 0;
    for (int i = 0; i < start; i++) {
      if (points[i] == '[' || points[i] == '{') {
        depth++;
      } else if (points[i] == ']' || points[i] == '}') {
        depth--;
      }
    }
    return depth > 0;
  }
}
