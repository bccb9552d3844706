package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import java.nio.file.Path;
import java.util.List;

/** Takes away what install has put. */
final class UninstallCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "uninstall",
            "[OPTIONS]",
            "Takes away what 'install' has put, and brings back what it has put aside. Projects and"
                + " the tool's own folder stay.")
        .flag("Shows what would be taken away and changes nothing.", "--dry-run")
        .example("uninstall");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    boolean pretend = session.options().dryRun();
    List<Path> done = InstallCommand.of(session).uninstall(pretend);
    done.forEach(path -> session.print((pretend ? "would remove " : "removed ") + path + "\n"));
    if (done.isEmpty()) {
      session.print("Nothing is installed.\n");
    }
    return ExitCode.OK;
  }
}
