package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.view.LogView;
import java.io.PrintStream;

/** Makes the view of containers' output that the options ask for. */
final class LogViews {

  private LogViews() {}

  static LogView of(Session session, Arguments arguments, String project, PrintStream err) {
    String ansi = session.options().ansi();
    boolean terminal = session.console().outIsTerminal() || ansi.equals("always");
    boolean noColour =
        arguments.flag("--no-color")
            || ansi.equals("never")
            || !session.surroundings().environment().getOrDefault("NO_COLOR", "").isEmpty();
    var style =
        new LogView.Style(
            !arguments.flag("--no-log-prefix"),
            terminal && !noColour,
            arguments.flag("--timestamps"));
    return new LogView(
        session.console().out(), err, project, style, session.surroundings().clock());
  }
}
