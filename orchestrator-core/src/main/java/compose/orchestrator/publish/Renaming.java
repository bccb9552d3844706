package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.loader.NamedFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts other names for files into the text of a Compose file, and leaves the rest as it is. */
final class Renaming {

  private static final Comparator<Location> BACKWARDS =
      Comparator.comparingInt(Location::line).thenComparingInt(Location::column).reversed();

  private final String text;

  Renaming(String text) {
    this.text = text;
  }

  /**
   * The text with the new names.
   *
   * @param names new names, such as need no quotes, by the files that are named
   * @throws InvalidProjectException where a name is written in a way that cannot be replaced
   */
  String apply(List<NamedFile> files, Map<String, String> names) {
    var places = new TreeMap<Location, NamedFile>(BACKWARDS);
    for (NamedFile file : files) {
      if (names.containsKey(file.path())) {
        places.put(file.location(), file);
      }
    }
    var changed = new StringBuilder(text);
    for (NamedFile file : places.values()) {
      int start = offset(file.location());
      changed.replace(start, end(start, file), names.get(file.path()));
    }
    return changed.toString();
  }

  private int offset(Location location) {
    int start = 0;
    for (int line = 1; line < location.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.offsetByCodePoints(start, location.column() - 1);
  }

  private int end(int start, NamedFile file) {
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      return endOfQuoted(start, first);
    }
    if (!text.startsWith(file.written(), start)) {
      throw new InvalidProjectException(List.of(unchangeable(file)));
    }
    return start + file.written().length();
  }

  /** In double quotes a backslash goes with what follows, in single quotes two are one. */
  private int endOfQuoted(int start, char quote) {
    int at = start + 1;
    while (text.charAt(at) != quote || (quote == '\'' && text.startsWith("''", at))) {
      boolean pair = quote == '\'' ? text.charAt(at) == '\'' : text.charAt(at) == '\\';
      at += pair ? 2 : 1;
    }
    return at + 1;
  }

  private static Diagnostic unchangeable(NamedFile file) {
    return Diagnostic.error(
        "publish-file-name",
        "the file '"
            + file.written()
            + "' needs another name in the artifact, which cannot be"
            + " put here",
        "write the name on one line, without a tag or an anchor before it",
        file.location());
  }
}
