package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.terminal.Forwarding;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.OutputStreamHandle;

/** Takes part in what a running container reads and prints. */
final class AttachCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "attach",
            "[OPTIONS] SERVICE",
            "Shows what a running container prints from now on, feeds it what is typed, and ends"
                + " with its exit code.")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .flag("Feeds the container nothing.", "--no-stdin")
        .flagOn("Passes signals on to the container (=false does not).", "--sig-proxy")
        .hidden("--detach-keys")
        .flag("Refuses: what comes cannot be shown before.", "--dry-run")
        .example("attach --no-stdin web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (arguments.words().size() != 1) {
      throw arguments.complaint("requires exactly 1 arg(s), received " + arguments.words().size());
    }
    if (session.options().dryRun()) {
      throw arguments.complaint("attach is not supported in dry-run mode");
    }
    if (arguments.text("--detach-keys") != null) {
      throw arguments.complaint("--detach-keys is not supported yet: end orchestrator instead");
    }
    ContainerSummary container =
        ServiceContainer.running(session, arguments.words().getFirst(), arguments);
    ContainerDetails details = session.engine().container(container.id());
    if (details == null) {
      throw new UsageException(
          "not-running",
          "container " + container.name() + " is gone",
          "'orchestrator ps -a' lists the project's containers.");
    }
    return arguments.flagOrTrue("--sig-proxy")
        ? withSignals(session, details, arguments)
        : attached(session, details, arguments);
  }

  private static int withSignals(Session session, ContainerDetails container, Arguments arguments) {
    try (var _ = new Forwarding(signal -> session.engine().kill(container.id(), signal))) {
      return attached(session, container, arguments);
    }
  }

  private static int attached(Session session, ContainerDetails container, Arguments arguments) {
    Console console = session.console();
    boolean reads = container.stdinOpen() && !arguments.flag("--no-stdin");
    try (OutputStreamHandle output =
        session
            .engine()
            .attach(container.id(), container.tty(), reads ? console.in() : null, console::write)) {
      int exitCode = session.engine().waitUntilStopped(container.id());
      output.join();
      return exitCode;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
