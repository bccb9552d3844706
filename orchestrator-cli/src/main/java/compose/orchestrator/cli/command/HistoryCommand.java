package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.HistoryView;
import compose.orchestrator.journal.OperationRecord;
import java.util.List;

/** Lists what was done to a project. */
final class HistoryCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "history",
            "[OPTIONS] [ID]",
            "Lists the operations that have changed the project, the latest last; or the steps of one"
                + " and how far each has come.")
        .value("FORMAT", "table or json.", "--format")
        .flag("Has no effect here.", "--dry-run")
        .example("history")
        .example("history --format json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("table", "json"));
    if (arguments.words().size() > 1) {
      throw arguments.complaint("history takes one id at most");
    }
    boolean json = arguments.text("--format", "table").equals("json");
    Surroundings surroundings = session.surroundings();
    String project = session.projectOrName().name();
    List<OperationRecord> all =
        JournalFolder.operations(JournalFolder.journals(surroundings), project);
    if (arguments.words().isEmpty()) {
      session.print(
          json ? HistoryView.json(all) : HistoryView.table(all, surroundings.clock().instant()));
    } else {
      OperationRecord one = JournalFolder.operation(all, arguments.words().getFirst());
      session.print(json ? HistoryView.json(one) : HistoryView.steps(one));
    }
    return ExitCode.OK;
  }
}
