package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.List;
import java.util.Locale;

/** Secrets that stand in a Compose file as they are. */
final class SecretInEnvironment implements Rule {

  private static final List<String> SWITCHES =
      List.of("", "0", "1", "true", "false", "yes", "no", "on", "off");

  @Override
  public String code() {
    return "secret-in-environment";
  }

  @Override
  public String description() {
    return "A secret stands in a Compose file, and in what the Engine tells about a container.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (WrittenVariable variable : WrittenVariable.of(subject.documents())) {
      String text = variable.text();
      boolean literal = text.replace("$$", "").indexOf('$') < 0;
      if (variable.isSecret() && literal && !SWITCHES.contains(text.toLowerCase(Locale.ROOT))) {
        found.add(
            Diagnostic.warning(
                code(),
                variable.path() + ": the secret is part of the file",
                "Give it as a secret where the image reads "
                    + variable.name()
                    + "_FILE, or take it from the environment: ${"
                    + variable.name()
                    + ":?}.",
                variable.location()));
      }
    }
  }
}
