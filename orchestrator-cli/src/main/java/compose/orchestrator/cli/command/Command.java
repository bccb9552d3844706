package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;

/** One thing the tool can do. */
public interface Command {

  /** What it accepts; made only for the command that was called. */
  Syntax syntax();

  /** Does it and returns the exit code. */
  int run(Session session, Arguments arguments);
}
