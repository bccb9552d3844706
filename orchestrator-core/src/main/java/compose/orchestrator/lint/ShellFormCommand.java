package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shells that don't pass on the signal that asks a container to end. */
final class ShellFormCommand implements Rule {

  private static final List<String> SHELLS = List.of("sh", "bash", "ash", "dash", "zsh");

  @Override
  public String code() {
    return "shell-form-command";
  }

  @Override
  public String description() {
    return "A shell is the first process, and SIGTERM does not reach what it runs.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      if (isAnsweringSignals(service)) {
        continue;
      }
      List<String> entrypoint = service.process().entrypoint();
      boolean own = entrypoint != null && !entrypoint.isEmpty();
      String attribute = own ? "entrypoint" : "command";
      if (isDeaf(own ? entrypoint : service.process().command())) {
        found.add(finding(service, attribute, subject));
      }
    }
  }

  /** An init ends when it is asked to; other signals than SIGTERM are the writer's choice. */
  private static boolean isAnsweringSignals(Service service) {
    String signal = service.process().stopSignal();
    boolean other = signal != null && !signal.equals("SIGTERM") && !signal.equals("TERM");
    return other || Boolean.TRUE.equals(service.process().init());
  }

  private static boolean isDeaf(@Nullable List<String> words) {
    if (words == null || words.size() < 3) {
      return false;
    }
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    String option = words.get(1);
    boolean script = option.startsWith("-") && !option.startsWith("--") && option.endsWith("c");
    return SHELLS.contains(program) && script && !isCareful(words.get(2));
  }

  private static boolean isCareful(String script) {
    for (String word : script.split("[\\s;&|(){}]+", -1)) {
      if (word.equals("exec") || word.equals("trap")) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic finding(Service service, String attribute, Subject subject) {
    return Diagnostic.warning(
        code(),
        "services."
            + service.name()
            + "."
            + attribute
            + ": the shell does not pass SIGTERM on, so stopping takes until the grace period ends",
        "Put exec before the last command of the script, or add init: true.",
        subject.place(service, attribute));
  }
}
