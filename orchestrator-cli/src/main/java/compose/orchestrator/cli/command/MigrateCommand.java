package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.MigrationJson;
import compose.orchestrator.cli.view.MigrationView;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.migration.MigrationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Moves a project with its data to another host, in steps that can be looked at and taken back. */
final class MigrateCommand implements Command {

  /** What it can be asked for, in the order of a move. */
  static final List<String> WORDS =
      List.of("plan", "run", "status", "resume", "rollback", "finish");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "migrate",
            "[OPTIONS] plan|run HOST | status|resume|rollback|finish",
            "Moves the project with its images and data to another host. 'plan' looks at both hosts and"
                + " changes neither: exit code 2 means that something stands in the way. 'run' moves:"
                + " until the project is proven to work there, it can be brought back by 'rollback'."
                + " 'finish' removes what is left of it here. HOST is ssh://USER@HOST, tcp://HOST:PORT,"
                + " unix:///PATH or a docker context.")
        .value("FOLDER", "The project's folder there, if another than here.", "--to")
        .list("NAME=VALUE", "Gives a variable another value there.", "--set")
        .list("OLD=NEW", "Takes another folder for one that is mounted.", "--map-path")
        .list("OLD=NEW", "Publishes another port.", "--map-port")
        .list("SERVICE", "Dumps its database, whatever image it has there.", "--dump")
        .value("RATE", "Sends no more bytes in a second, such as 10m.", "--bandwidth")
        .value("FORMAT", "How plan is shown: text or json.", "--format")
        .value("FILE", "Writes plan as JSON to a file, too.", "--out")
        .flag(
            "Takes back although the target does not answer: it is off for good.",
            "--target-is-off")
        .flag("Asks no question.", "-y", "--yes")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("migrate plan ssh://root@new.example.com")
        .example("migrate run ssh://root@new.example.com --set DOMAIN=new.example.com")
        .example("migrate finish");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("text", "json"));
    List<String> words = arguments.words();
    String what = words.isEmpty() ? "" : words.getFirst();
    int hosts = what.equals("plan") || what.equals("run") ? 1 : 0;
    if (words.size() != hosts + 1) {
      throw arguments.complaint(
          "expected plan HOST, run HOST, status, resume, rollback or finish, got '"
              + String.join(" ", words)
              + "'");
    }
    try (var move = new MoveSession(session, arguments)) {
      return switch (what) {
        case "plan" -> plan(session, arguments, move);
        case "run" -> session.options().dryRun() ? plan(session, arguments, move) : move.run();
        case "status" -> move.status();
        case "resume" -> move.resume();
        case "rollback" -> move.rollback();
        case "finish" -> move.finish();
        default -> throw arguments.complaint("unknown: migrate " + what);
      };
    }
  }

  private static int plan(Session session, Arguments arguments, MoveSession move) {
    MigrationPlan plan = move.plan();
    String file = arguments.text("--out");
    if (file != null) {
      write(session.surroundings().directory().resolve(file), MigrationJson.of(plan));
    }
    if (arguments.text("--format", "text").equals("json")) {
      session.print(MigrationJson.of(plan));
    } else {
      session.print(MigrationView.text(plan));
    }
    session.console().flush();
    session.diagnostics().show(plan.findings());
    return plan.isBlocked() ? ExitCode.BLOCKED : ExitCode.OK;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UsageException(
          "not-written", "cannot write " + file + ": " + e.getMessage(), "name another file");
    }
  }
}
