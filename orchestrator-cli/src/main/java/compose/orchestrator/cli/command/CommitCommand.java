package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.engine.CommitRequest;
import compose.orchestrator.engine.ContainerSummary;
import java.util.List;

/** Makes an image from a container. */
final class CommitCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "commit",
            "[OPTIONS] SERVICE [REPOSITORY[:TAG]]",
            "Makes an image of what a container has become.")
        .value("AUTHOR", "Author of the image.", "-a", "--author")
        .list("INSTRUCTION", "Dockerfile instruction to apply.", "-c", "--change")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .value("TEXT", "Comment on the image.", "-m", "--message")
        .flagOn("Pauses the container meanwhile (=false does not).", "-p", "--pause")
        .flag("Shows what would be done and changes nothing.", "--dry-run")
        .example("commit web shop/web:debug");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.isEmpty() || words.size() > 2) {
      throw arguments.complaint("requires 1 or 2 arg(s), received " + words.size());
    }
    ContainerSummary container = ServiceContainer.running(session, words.getFirst(), arguments);
    if (session.options().dryRun()) {
      session.console().err().println(" " + container.name() + " Would be committed");
      return ExitCode.OK;
    }
    var request =
        new CommitRequest(
            words.size() == 2 ? words.getLast() : null,
            arguments.text("--author"),
            arguments.text("--message"),
            arguments.list("--change"),
            arguments.flagOrTrue("--pause"));
    String image = session.engine().files().commit(container.id(), request);
    session.console().err().println(" " + container.name() + " Committed as " + image);
    return ExitCode.OK;
  }
}
