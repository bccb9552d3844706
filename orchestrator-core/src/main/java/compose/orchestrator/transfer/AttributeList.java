package compose.orchestrator.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of files that have further attributes, as {@link FurtherAttributes#LIST} tells them. */
final class AttributeList implements ByteSink {

  /** Mode, owner, size and time have no quotes; the name is quoted as in the language C. */
  private static final Pattern NAME = Pattern.compile("[^\"]*\"((?:[^\"\\\\]|\\\\.)*)\".*");

  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|.)");
  private static final Map<String, String> ESCAPES =
      Map.of("a", "\u0007", "b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t", "v", "\u000b");
  private static final int OCTAL = 8;

  private final Set<String> paths = new HashSet<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean complete;

  /** Takes lines; NUL after the last of them says that it is the last. */
  @Override
  public void accept(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      complete |= buffer[i] == 0;
      if (buffer[i] == '\n') {
        add(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
      } else {
        line.write(buffer[i]);
      }
    }
  }

  private void add(String text) {
    Matcher matcher = NAME.matcher(text);
    if (matcher.matches()) {
      String path = ESCAPE.matcher(matcher.group(1)).replaceAll(AttributeList::unescaped);
      paths.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
  }

  private static String unescaped(MatchResult escape) {
    String text = escape.group(1);
    String meant =
        text.length() == 1
            ? ESCAPES.getOrDefault(text, text)
            : Character.toString(Integer.parseInt(text, OCTAL));
    return Matcher.quoteReplacement(meant);
  }

  /** Whether the whole list has come. */
  boolean isComplete() {
    return complete;
  }

  /** The paths, written like those of {@link FileEntry}. */
  Set<String> paths() {
    return paths;
  }
}
