package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProcessView;
import compose.orchestrator.engine.ContainerProcesses;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.Project;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the processes of running containers. */
final class TopCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("top", "[SERVICE...]", "Lists the processes in the running containers.")
        .flag("Has no effect here.", "--dry-run")
        .example("top web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = session.projectOrName();
    Map<ContainerSummary, ContainerProcesses> processes = new LinkedHashMap<>();
    for (ContainerSummary container : ContainerList.of(session.engine(), project.name(), false)) {
      String service = ContainerList.service(container);
      boolean meant = arguments.words().isEmpty() || arguments.words().contains(service);
      if (meant && ContainerList.isRunning(container)) {
        processes.put(container, session.engine().processes(container.id()));
      }
    }
    session.print(ProcessView.table(processes));
    return ExitCode.OK;
  }
}
