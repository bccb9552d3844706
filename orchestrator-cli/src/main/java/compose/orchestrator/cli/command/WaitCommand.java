package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.DownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Waits until containers end. */
final class WaitCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "wait",
            "SERVICE [SERVICE...] [OPTIONS]",
            "Waits until the services' containers end; ends with the exit code of the last one.")
        .flag("Takes the project down when the first container ends.", "--down-project")
        .flag("Has no effect here.", "--dry-run")
        .example("wait tests");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (arguments.words().isEmpty()) {
      throw arguments.complaint("requires at least 1 arg(s), only received 0");
    }
    Project project = session.projectOrName();
    List<ContainerSummary> running = running(session, project, arguments.words());
    BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    for (ContainerSummary container : running) {
      Thread.ofPlatform().daemon().start(() -> ends.add(end(session, container.id())));
    }
    int code = last(session, ends, arguments.flag("--down-project") ? 1 : running.size());
    if (arguments.flag("--down-project")) {
      session.change(project, new DownRequest(List.of(), false, false, null, null));
    }
    return code;
  }

  private record End(String container, int exitCode) {}

  private static End end(Session session, String container) {
    return new End(container, session.engine().waitUntilStopped(container));
  }

  private static List<ContainerSummary> running(
      Session session, Project project, List<String> services) {
    List<ContainerSummary> all = ContainerList.of(session.engine(), project.name(), false);
    var running = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : all) {
      if (services.contains(ContainerList.service(container))
          && ContainerList.isRunning(container)) {
        running.add(container);
      }
    }
    if (running.isEmpty()) {
      throw new UsageException(
          "nothing-runs",
          "no containers for project \"" + project.name() + "\"",
          "none of the services' containers runs: 'orchestrator ps -a' lists them.");
    }
    return running;
  }

  private static int last(Session session, BlockingQueue<End> ends, int count) {
    int code = ExitCode.OK;
    try {
      for (int ended = 0; ended < count; ended++) {
        End end = ends.take();
        code = end.exitCode();
        session.print(
            "container \"" + end.container() + "\" exited with status code " + code + "\n");
        session.console().flush();
      }
      return code;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }
}
