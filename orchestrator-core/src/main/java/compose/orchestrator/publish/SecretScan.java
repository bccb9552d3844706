package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds lines that look as if a secret stood in them. */
final class SecretScan {

  private static final String NAMES =
      "PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL"
          + "|(?:API|PRIVATE|ACCESS|ENCRYPTION|SIGNING)_?KEY"
          + "|(?<![A-Z])(?:PASS|PWD)(?![A-Z])";

  /** A name and what it is set to, in YAML or in an env file. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\b([A-Za-z0-9_.-]*(?:"
              + NAMES
              + ")[A-Za-z0-9_.-]*)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',}]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN_WORD =
      Pattern.compile("[\\[{&*|>!#/~.].*|true|false|null|yes|no|on|off|[01]");

  /** Names of what tells about a secret, or where it is. */
  private static final Pattern NO_SECRET =
      Pattern.compile(".*(?:FILE|PATH|DIR|NAME|URL|URI|LENGTH)", Pattern.CASE_INSENSITIVE);

  /** What is written without a name beside it, but as long as a key. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

  /**
   * Bits of entropy for a character. Words of people, paths and hexadecimal digits have fewer; most
   * keys of 40 characters have more.
   */
  private static final double RANDOM = 4.7;

  private SecretScan() {}

  /** A warning for each line, without the secret itself. */
  static List<Diagnostic> of(PublishedFile file) {
    var found = new ArrayList<Diagnostic>();
    int number = 0;
    for (String line : file.text().split("\n", -1)) {
      number++;
      String kind = kind(line);
      if (kind != null) {
        found.add(
            Diagnostic.warning(
                "publish-secret",
                "this looks like " + kind,
                null,
                new Location(file.origin(), number, 0)));
      }
    }
    return found;
  }

  private static @Nullable String kind(String line) {
    for (SecretKind kind : SecretKind.ALL) {
      if (kind.isIn(line)) {
        return kind.name();
      }
    }
    String name = named(line);
    if (name != null) {
      return "the value of " + name;
    }
    return hasRandomWord(line) ? "a key: it is long and random" : null;
  }

  private static @Nullable String named(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    while (assignment.find()) {
      String name = assignment.group(1);
      String value = assignment.group(2);
      boolean variable = value.replace("$$", "").indexOf('$') >= 0;
      if (!variable && !NO_SECRET.matcher(name).matches() && !PLAIN_WORD.matcher(value).matches()) {
        return name;
      }
    }
    return null;
  }

  private static boolean hasRandomWord(String line) {
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      if (entropy(word.group()) >= RANDOM) {
        return true;
      }
    }
    return false;
  }

  /** Shannon's, in bits for a character. */
  private static double entropy(String word) {
    int[] counts = new int[128];
    word.chars().forEach(c -> counts[c]++);
    double bits = 0;
    for (int count : counts) {
      double share = (double) count / word.length();
      bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
