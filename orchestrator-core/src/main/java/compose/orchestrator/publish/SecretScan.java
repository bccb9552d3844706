package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds lines that look as if a secret stood in them. */
final class SecretScan {

  private static final String NAMES =
      "PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY";

  /** A name and what it is set to, in YAML or in an env file. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\b([A-Za-z0-9_.-]*(?:"
              + NAMES
              + ")[A-Za-z0-9_.-]*)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',}]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN_WORD =
      Pattern.compile("[\\[{&*|>!#/~.].*|true|false|null|[01]");

  /** What a secret of a kind looks like. */
  private record Kind(String name, Pattern pattern) {}

  private static final List<Kind> KINDS =
      List.of(
          kind("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
          kind("an access key of AWS", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          kind("a token of GitHub", "\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\\w{22})"),
          kind("a JSON web token", "\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"),
          kind("an address with a password", "://[^\\s/:@$]+:[^\\s/:@$]+@"));

  private SecretScan() {}

  private static Kind kind(String name, String pattern) {
    return new Kind(name, Pattern.compile(pattern));
  }

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
    for (Kind kind : KINDS) {
      if (kind.pattern.matcher(line).find()) {
        return kind.name;
      }
    }
    Matcher assignment = ASSIGNMENT.matcher(line);
    while (assignment.find()) {
      String name = assignment.group(1);
      String value = assignment.group(2);
      boolean place = name.toUpperCase(Locale.ROOT).endsWith("FILE");
      boolean variable = value.replace("$$", "").indexOf('$') >= 0;
      if (!place && !variable && !PLAIN_WORD.matcher(value).matches()) {
        return "the value of " + name;
      }
    }
    return null;
  }
}
