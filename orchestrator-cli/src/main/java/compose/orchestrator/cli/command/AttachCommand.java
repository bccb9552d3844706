package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Forwarding;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.OutputStreamHandle;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

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
        .value("KEYS", "Keys that leave the container alone again.", "--detach-keys")
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
    ContainerSummary container =
        ServiceContainer.running(session, arguments.words().getFirst(), arguments);
    ContainerDetails details = session.engine().container(container.id());
    if (details == null) {
      throw new UsageException(
          "not-running",
          "container " + container.name() + " is gone",
          "'orchestrator ps -a' lists the project's containers.");
    }
    boolean reads = details.stdinOpen() && !arguments.flag("--no-stdin");
    if (reads && details.tty() && session.console().inIsTerminal()) {
      return onTerminal(session, details, arguments.text("--detach-keys"));
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

  private static int onTerminal(
      Session session, ContainerDetails container, @Nullable String detachKeys) {
    try (var terminal = new LentTerminal(session, detachKeys)) {
      terminal.begin();
      var request = new AttachRequest(true, terminal.input(), terminal.detachKeys());
      try {
        return attached(
            session,
            container,
            request,
            () ->
                terminal.redraw(
                    (rows, columns) -> session.engine().resize(container.id(), rows, columns)));
      } catch (EngineException e) {
        if (!terminal.hasLeft()) {
          throw e;
        }
      }
      return terminal.left(session);
    }
  }

  private static int attached(Session session, ContainerDetails container, Arguments arguments) {
    boolean reads = container.stdinOpen() && !arguments.flag("--no-stdin");
    InputStream input = reads ? session.console().in() : null;
    var request = new AttachRequest(container.tty(), input, arguments.text("--detach-keys"));
    return attached(session, container, request, () -> {});
  }

  private static int attached(
      Session session, ContainerDetails container, AttachRequest request, Runnable begun) {
    EngineGateway engine = session.engine();
    try (OutputStreamHandle output =
        engine.attach(container.id(), request, session.console()::write)) {
      begun.run();
      int exitCode = engine.waitUntilStopped(container.id());
      output.join();
      return exitCode;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
