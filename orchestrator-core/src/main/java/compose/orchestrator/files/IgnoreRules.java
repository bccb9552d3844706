package compose.orchestrator.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a build context stay behind ({@code .dockerignore}): patterns in order, of which
 * the last that matches a file or a folder above it decides; an exclamation mark takes back in.
 */
public final class IgnoreRules {
  /** Nothing stays behind. */
  public static final IgnoreRules NONE = new IgnoreRules(List.of());

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = rules;
  }

  /** One line. */
  private record Rule(Pattern pattern, boolean takesBack) {}

  /**
   * The rules of a build context: those beside its Dockerfile, or else the folder's.
   *
   * @param dockerfile the Dockerfile, or null where it is no file
   */
  public static IgnoreRules ofContext(Path folder, @Nullable Path dockerfile) throws IOException {
    if (dockerfile != null) {
      Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
      if (Files.exists(own)) {
        return parse(Files.readAllLines(own));
      }
    }
    Path common = folder.resolve(".dockerignore");
    return Files.exists(common) ? parse(Files.readAllLines(common)) : NONE;
  }

  /** Rules as they are written, one a line. */
  public static IgnoreRules parse(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (String line : lines) {
      String text = line.startsWith("\ufeff") ? line.substring(1) : line;
      if (text.startsWith("#") || text.isBlank()) {
        continue;
      }
      text = text.strip();
      boolean takesBack = text.startsWith("!");
      String path = clean(takesBack ? text.substring(1).strip() : text);
      if (!path.isEmpty()) {
        rules.add(new Rule(compile(path), takesBack));
      }
    }
    return new IgnoreRules(rules);
  }

  /** Whether a path, relative and with slashes, stays behind. */
  public boolean ignores(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.takesBack() == ignored && matches(rule, path)) {
        ignored = !rule.takesBack();
      }
    }
    return ignored;
  }

  /** Whether something below an ignored folder may be taken back in. */
  public boolean mayTakeBack() {
    for (Rule rule : rules) {
      if (rule.takesBack()) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Rule rule, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (rule.pattern().matcher(path.substring(0, end)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Without slashes at the ends, without dots and double slashes. */
  private static String clean(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static Pattern compile(String pattern) {
    var regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      at = element(pattern, at, regex);
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException _) {
      return Pattern.compile(pattern, Pattern.LITERAL);
    }
  }

  /** Appends the element at the place and returns where the next one starts. */
  private static int element(String pattern, int at, StringBuilder regex) {
    char c = pattern.charAt(at);
    if (c == '*') {
      return stars(pattern, at, regex);
    }
    if (c == '?') {
      regex.append("[^/]");
    } else if (c == '[') {
      return characterClass(pattern, at, regex);
    } else if (c == '\\' && at + 1 < pattern.length()) {
      regex.append(Pattern.quote(pattern.substring(at + 1, at + 2)));
      return at + 2;
    } else {
      regex.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  /** One star stays within a folder; two cross any number of them. */
  private static int stars(String pattern, int at, StringBuilder regex) {
    if (!pattern.startsWith("**", at)) {
      regex.append("[^/]*");
      return at + 1;
    }
    int next = at + 2;
    if (next < pattern.length() && pattern.charAt(next) == '/') {
      next++;
    }
    regex.append(next == pattern.length() ? ".*" : "(?:.*/)?");
    return next;
  }

  private static int characterClass(String pattern, int at, StringBuilder regex) {
    int end = pattern.indexOf(']', at + 2);
    if (end < 0) {
      regex.append("\\[");
      return at + 1;
    }
    String inside = pattern.substring(at + 1, end).replace("[", "\\[").replace("&&", "&\\&");
    regex.append('[').append(inside).append(']');
    return end + 1;
  }
}
