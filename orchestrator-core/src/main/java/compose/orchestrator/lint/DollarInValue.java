package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dollar signs that were probably meant as such, and secrets that come out empty. */
final class DollarInValue implements Rule {

  @Override
  public String code() {
    return "dollar-in-value";
  }

  @Override
  public String description() {
    return "A dollar sign in a value starts a variable where none seems to be meant.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (WrittenVariable variable : WrittenVariable.of(subject.documents())) {
      Diagnostic finding = bare(variable, subject);
      finding = finding == null ? empty(variable, subject) : finding;
      if (finding != null) {
        found.add(finding);
      }
    }
  }

  /** The first dollar sign without a brace or a second one behind it. */
  private @Nullable Diagnostic bare(WrittenVariable variable, Subject subject) {
    String text = variable.text();
    for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
      if (text.startsWith("$$", at)) {
        at++;
      } else if (!text.startsWith("${", at)) {
        String name = text.substring(at + 1, nameEnd(text, at + 1));
        if (isDoubtful(variable, name, subject)) {
          return finding(variable, name);
        }
      }
    }
    return null;
  }

  private static boolean isDoubtful(WrittenVariable variable, String name, Subject subject) {
    boolean set = subject.project().origin().environment().containsKey(name);
    boolean alone = variable.text().length() == name.length() + 1;
    return !set || (variable.isSecret() && !alone);
  }

  private Diagnostic finding(WrittenVariable variable, String name) {
    return Diagnostic.warning(
        code(),
        variable.path()
            + (name.isEmpty()
                ? ": a single '$' stays only because no name follows it"
                : ": '$" + name + "' is read as a variable"),
        name.isEmpty()
            ? "Write $$ for a dollar sign."
            : "Write $$ for a dollar sign, or ${" + name + "} where the variable is meant.",
        variable.location());
  }

  private @Nullable Diagnostic empty(WrittenVariable variable, Subject subject) {
    var service = subject.project().services().get(variable.service());
    boolean hit =
        service != null
            && variable.attribute().equals("environment")
            && variable.isSecret()
            && variable.text().contains("${")
            && !variable.text().contains("-")
            && "".equals(service.process().environment().get(variable.name()));
    return hit
        ? Diagnostic.warning(
            code(),
            variable.path() + ": '" + variable.text() + "' comes out empty",
            "Set the variable, or let ${NAME:?} refuse to start without it.",
            variable.location())
        : null;
  }

  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
      at++;
    }
    return at;
  }

  private static boolean isNamePart(char c, boolean digits) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (digits && c >= '0' && c <= '9');
  }
}
