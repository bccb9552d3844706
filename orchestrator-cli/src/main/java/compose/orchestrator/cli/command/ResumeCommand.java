package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.execution.OperationSteps;
import compose.orchestrator.journal.JournalFault;
import compose.orchestrator.journal.Journals;
import compose.orchestrator.journal.OperationRecord;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.UndoRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes on with what was interrupted: the same command, planned again from what is on the engine
 * now.
 */
final class ResumeCommand implements Command {

  private static final String BACKUP = "backup";

  @Override
  public Syntax syntax() {
    return new Syntax(
            "resume",
            "[OPTIONS] [ID]",
            "Goes on with the project's last operation, or the one named, if it was interrupted or has"
                + " failed: looks at what is there and does what is left.")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("resume")
        .example("resume --dry-run");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    String project = session.projectOrName().name();
    Journals journals = JournalFolder.journals(session.surroundings());
    OperationRecord operation = find(journals, project, arguments);
    List<String> words = operation.header().words();
    check(words);
    session.console().err().println("Resuming: orchestrator " + String.join(" ", words));
    session.console().err().flush();
    UndoRequest starts = OperationSteps.starts(operation);
    int code = ExitCode.OK;
    if (command(words).equals(BACKUP)) {
      code = startAgain(session, Project.named(project), starts); // they need not rest for it yet
    }
    if (code == ExitCode.OK) {
      code = repeat(session, operation);
    }
    if (code == ExitCode.OK) {
      code = startAgain(session, Project.named(project), starts);
    }
    if (code == ExitCode.OK && !session.options().dryRun()) {
      conclude(journals, operation);
    }
    return code;
  }

  /** What it had stopped and the same command does not start: its own end was to do so. */
  private static int startAgain(Session session, Project project, UndoRequest starts) {
    return session.orchestrator().plan(project, starts).isEmpty()
        ? ExitCode.OK
        : session.change(project, starts);
  }

  private static String command(List<String> words) {
    return Arguments.parse(GlobalOptions.syntax(), words).words().getFirst();
  }

  private static OperationRecord find(Journals journals, String project, Arguments arguments) {
    List<OperationRecord> all = JournalFolder.operations(journals, project);
    if (arguments.words().size() > 1) {
      throw arguments.complaint("resume takes one id at most");
    }
    if (all.isEmpty()) {
      throw nothing("nothing was done to project " + project + " yet");
    }
    OperationRecord operation =
        arguments.words().isEmpty()
            ? all.getLast()
            : JournalFolder.operation(all, arguments.words().getFirst());
    if (!operation.isUnfinished()) {
      throw nothing("operation " + operation.header().id() + " is " + operation.outcome().text());
    }
    return operation;
  }

  private static UsageException nothing(String why) {
    return new UsageException(
        "nothing-to-resume", why, "'orchestrator history' lists operations and how they ended");
  }

  private static void check(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean input = words.get(i).equals("-") || words.get(i).equals("--file=-");
      if (input || words.get(i).equals("-f-")) {
        throw nothing("the command read its file from standard input, which is gone");
      }
    }
  }

  private static int repeat(Session session, OperationRecord operation) {
    List<String> words = operation.header().words();
    Surroundings there = session.surroundings().in(Path.of(operation.header().directory()));
    Arguments global = Arguments.parse(GlobalOptions.syntax(), words);
    GlobalOptions options = GlobalOptions.of(global, there.environment());
    Command command = Commands.named(global.words().getFirst());
    if (command == null) {
      throw nothing("this version of the tool has no command " + global.words().getFirst());
    }
    List<String> rest = global.words().subList(1, global.words().size());
    Arguments arguments = Arguments.parse(command.syntax(), rest);
    boolean dryRun = session.options().dryRun();
    return command.run(new Session(there, options.withDryRun(dryRun), words), arguments);
  }

  private static void conclude(Journals journals, OperationRecord operation) {
    try {
      journals.resumed(operation.header());
    } catch (IOException e) {
      throw new UsageException(
          "journal-unwritable",
          "done, but that it is done cannot be written: " + JournalFault.text(e),
          "see that XDG_STATE_HOME, or ~/.local/state, can be written");
    }
  }
}
