package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.PublishedPorts;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.PublishedPort;
import java.util.List;

/** Shows where a container's port is published. */
final class PortCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "port",
            "[OPTIONS] SERVICE PRIVATE_PORT",
            "Shows the address and port on the host where a container's port is published.")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .value("PROTOCOL", "tcp or udp.", "--protocol")
        .flag("Has no effect here.", "--dry-run")
        .example("port web 80");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() < 2) {
      throw arguments.complaint("requires at least 2 arg(s), only received " + words.size());
    }
    int port = number(arguments, words.get(1));
    String protocol = arguments.text("--protocol", "tcp");
    ContainerSummary container = ServiceContainer.running(session, words.getFirst(), arguments);
    PublishedPort found = PublishedPorts.find(container.ports(), port, protocol);
    if (found == null) {
      throw new UsageException(
          "unpublished-port",
          "no port " + port + "/" + protocol + " for container " + container.name(),
          PublishedPorts.published(container.ports()));
    }
    session.print(PublishedPorts.address(found) + "\n");
    return ExitCode.OK;
  }

  private static int number(Arguments arguments, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw arguments.complaint("invalid port \"" + text + "\": expected a number");
    }
  }
}
