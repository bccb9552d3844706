package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.ExecTerminal;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a command in a running container. */
final class ExecCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "exec",
            "[OPTIONS] SERVICE COMMAND [ARGS...]",
            "Runs a command in a running container and ends with its exit code.")
        .stopAtFirstWord()
        .flag("Doesn't wait for the command's end.", "-d", "--detach")
        .list(
            "NAME=VALUE",
            "Variable of the command; without a value it is this process's.",
            "-e",
            "--env")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .flag("Gives the command no terminal.", "-T", "--no-tty", "--no-TTY")
        .flag("Gives the command all rights.", "--privileged")
        .value("USER", "User that the command runs as.", "-u", "--user")
        .value("FOLDER", "Folder that the command starts in.", "-w", "--workdir")
        .flag("Refuses: what a command would do cannot be shown.", "--dry-run")
        .hiddenFlag("-i", "--interactive")
        .hiddenFlag("-t", "--tty")
        .example("exec web sh")
        .example("exec -T db pg_dump shop > shop.sql");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() < 2) {
      throw arguments.complaint("requires at least 2 arg(s), only received " + words.size());
    }
    if (session.options().dryRun()) {
      throw arguments.complaint("exec is not supported in dry-run mode");
    }
    ContainerSummary container = ServiceContainer.running(session, words.getFirst(), arguments);
    Console console = session.console();
    if (arguments.flag("--detach")) {
      session.engine().execDetached(container.id(), request(session, arguments, null, null));
      return ExitCode.OK;
    }
    if (console.inIsTerminal() && console.outIsTerminal() && !arguments.flag("--no-tty")) {
      return onTerminal(session, arguments, container);
    }
    ExecRequest request = request(session, arguments, null, console.in());
    return session.engine().exec(container.id(), request, console::write);
  }

  private static int onTerminal(Session session, Arguments arguments, ContainerSummary container) {
    try (var terminal = new LentTerminal(session, null)) {
      var theirs = new ExecTerminal(terminal.detachKeys(), terminal::follow);
      ExecRequest request = request(session, arguments, theirs, terminal.input());
      terminal.begin();
      try {
        return session.engine().exec(container.id(), request, session.console()::write);
      } catch (EngineException e) {
        if (terminal.hasLeft()) {
          return terminal.left(session);
        }
        throw e;
      }
    }
  }

  private static ExecRequest request(
      Session session,
      Arguments arguments,
      @Nullable ExecTerminal terminal,
      @Nullable InputStream input) {
    List<String> words = arguments.words();
    return new ExecRequest(
        words.subList(1, words.size()),
        arguments.text("--user"),
        arguments.text("--workdir"),
        environment(session, arguments),
        arguments.flag("--privileged"),
        terminal,
        input);
  }

  private static List<String> environment(Session session, Arguments arguments) {
    var entries = new ArrayList<String>();
    for (String entry : arguments.list("--env")) {
      String value = session.surroundings().environment().get(entry);
      boolean complete = entry.contains("=") || value == null;
      entries.add(complete ? entry : entry + "=" + value);
    }
    return entries;
  }
}
