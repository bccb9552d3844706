package compose.orchestrator.cli;

import compose.orchestrator.cli.command.Command;
import compose.orchestrator.cli.command.CommandList;
import compose.orchestrator.cli.command.Commands;
import compose.orchestrator.cli.command.Completion;
import compose.orchestrator.cli.command.ExitCode;
import compose.orchestrator.cli.command.Session;
import compose.orchestrator.cli.command.Surroundings;
import compose.orchestrator.cli.command.ToolVariables;
import compose.orchestrator.cli.command.VersionCommand;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.DiagnosticView;
import compose.orchestrator.cli.view.HelpView;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.diagnostic.UsageException;
import java.util.List;

/** From arguments to an exit code. */
final class Cli {

  /** What docker and the scripts of shells ask to complete a word; with NoDesc, for words alone. */
  private static final String COMPLETE = "__complete";

  private final Surroundings surroundings;
  private boolean json;
  private boolean verbose;

  Cli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command; what goes wrong is told, never thrown. */
  int run(List<String> arguments) {
    try {
      return dispatch(arguments);
    } catch (OrchestratorException e) {
      new DiagnosticView(surroundings.console().err(), surroundings.directory(), json)
          .show(e.diagnostics());
    } catch (RuntimeException | Error e) {
      bug(e);
    } finally {
      surroundings.console().flush();
    }
    return ExitCode.FAILED;
  }

  private int dispatch(List<String> arguments) {
    json = arguments.contains("--progress=json"); // for errors in what follows
    Arguments global = Arguments.parse(GlobalOptions.syntax(), arguments);
    GlobalOptions options = GlobalOptions.of(global, surroundings.environment());
    json = options.progress().equals("json");
    verbose = options.verbose();
    if (options.compatibility()) {
      throw new UsageException(
          "compatibility-unsupported",
          "--compatibility (COMPOSE_COMPATIBILITY): names with '_' are not supported",
          "leave it out: containers are then named with '-', as docker compose 2 names them");
    }
    List<String> words = global.words();
    if (global.flag("--version")) {
      surroundings.console().out().print(VersionCommand.TEXT);
      return ExitCode.OK;
    }
    if (global.flag("--help") || words.isEmpty()) {
      surroundings.console().out().print(HelpView.of(GlobalOptions.syntax()) + CommandList.TEXT);
      return ExitCode.OK;
    }
    if (words.getFirst().startsWith(COMPLETE)) {
      boolean descriptions = words.getFirst().equals(COMPLETE);
      List<String> line = words.subList(1, words.size());
      surroundings.console().out().print(Completion.of(surroundings, descriptions, line));
      return ExitCode.OK;
    }
    return run(command(words.getFirst()), global, arguments);
  }

  private int run(Command command, Arguments global, List<String> all) {
    Syntax syntax = command.syntax();
    List<String> words = global.words();
    Arguments arguments = Arguments.parse(syntax, words.subList(1, words.size()));
    if (arguments.flag("--help")) {
      surroundings.console().out().print(HelpView.of(syntax));
      return ExitCode.OK;
    }
    Surroundings world = surroundings;
    if (!(command instanceof VersionCommand)) {
      world = ToolVariables.added(surroundings, GlobalOptions.of(global, world.environment()));
      GlobalOptions.checkLimit(global, world.environment());
    }
    GlobalOptions options = GlobalOptions.of(global, world.environment());
    boolean dryRun = arguments.flag("--dry-run");
    return command.run(new Session(world, options.withDryRun(dryRun), all), arguments);
  }

  private static Command command(String name) {
    Command command = Commands.named(name);
    if (command != null) {
      return command;
    }
    String instead = Commands.insteadOf(name);
    if (instead != null) {
      throw new UsageException(
          "unsupported-command", "the command \"" + name + "\" is not supported", instead);
    }
    throw new UsageException(
        "unknown-command",
        "unknown command: \"" + name + "\"",
        "'orchestrator --help' lists the commands.");
  }

  private void bug(Throwable e) {
    var err = surroundings.console().err();
    err.println("this is a bug in orchestrator: " + e);
    if (verbose) {
      e.printStackTrace(err);
    } else {
      err.println("  'orchestrator --verbose ...' shows where it happened.");
    }
  }
}
