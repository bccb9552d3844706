package compose.orchestrator.cli.command;

import compose.orchestrator.cli.install.Installation;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts the tool where docker and shells find it. */
final class InstallCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "install",
            "[OPTIONS]",
            "Makes 'docker compose', 'docker-compose' and 'orchestrator' this tool, for this user:"
                + " links in docker's folder of programs and in ~/.local/bin, and completion of"
                + " words for bash, zsh and fish. 'uninstall' takes them away again.")
        .flag("Puts what is there aside; uninstall brings it back.", "--force")
        .flag("Shows what would be put and changes nothing.", "--dry-run")
        .example("install --force");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    boolean pretend = session.options().dryRun();
    Installation installation = of(session);
    List<Path> done = installation.install(arguments.flag("--force"), pretend);
    done.forEach(path -> session.print((pretend ? "would put " : "put ") + path + "\n"));
    String search = session.surroundings().environment().getOrDefault("PATH", "");
    String programs = installation.programs().toString();
    if (!List.of(search.split(File.pathSeparator, -1)).contains(programs)) {
      session.print("To find the names, add " + programs + " to the variable PATH.\n");
    }
    return ExitCode.OK;
  }

  static Installation of(Session session) {
    Map<String, String> environment = session.surroundings().environment();
    Path launcher = Installation.launcherOf(Path.of(System.getProperty("java.home")));
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return new Installation(launcher, environment, Path.of(home));
  }
}
