package compose.orchestrator.cli.view;

import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.terminal.TerminalSize;
import java.io.PrintStream;
import java.util.Map;

/** Chooses how progress is shown. */
public final class ProgressViews {

  private ProgressViews() {}

  /**
   * The view for a kind of progress.
   *
   * @param kind auto, tty, plain, json, quiet or none
   * @param ansi never, always or auto
   * @param console where to
   * @param builds where what builds print goes, line by line
   * @param environment may carry NO_COLOR and COMPOSE_STATUS_STDOUT
   */
  public static ProgressView of(
      String kind,
      String ansi,
      Console console,
      PrintStream builds,
      Map<String, String> environment) {
    boolean toOut = "1".equals(environment.get("COMPOSE_STATUS_STDOUT"));
    PrintStream stream = toOut ? console.out() : console.err();
    return switch (kind) {
      case "json" -> new JsonProgress(stream);
      case "quiet", "none" -> new QuietProgress();
      case "plain" -> new PlainProgress(stream, builds);
      case "tty" -> tty(stream, ansi, environment);
      default ->
          drawn(toOut ? console.outIsTerminal() : console.errIsTerminal(), ansi)
              ? tty(stream, ansi, environment)
              : new PlainProgress(stream, builds);
    };
  }

  private static boolean drawn(boolean terminal, String ansi) {
    return ansi.equals("always") || (terminal && !ansi.equals("never"));
  }

  private static ProgressView tty(
      PrintStream stream, String ansi, Map<String, String> environment) {
    boolean colours = !ansi.equals("never") && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new TtyProgress(stream, () -> TerminalSize.ask(environment), System::nanoTime, colours);
  }
}
