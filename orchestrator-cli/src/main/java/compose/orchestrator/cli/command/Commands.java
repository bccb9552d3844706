package compose.orchestrator.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands by name. */
public final class Commands {

  private static final List<String> ENGINELESS =
      List.of(
          "completion",
          "config",
          "install",
          "lint",
          "uninstall",
          "version",
          "--version",
          "-v",
          "--help",
          "-h");

  private Commands() {}

  /** The command of that name, or null. */
  public static @Nullable Command named(String name) {
    return switch (name) {
      case "attach" -> new AttachCommand();
      case "backup" -> new BackupCommand();
      case "build" -> new BuildCommand();
      case "commit" -> new CommitCommand();
      case "completion" -> new CompletionCommand();
      case "config" -> new ConfigCommand();
      case "cp" -> new CopyCommand();
      case "create" -> new CreateCommand();
      case "down" -> new DownCommand();
      case "drift" -> new DriftCommand();
      case "events" -> new EventsCommand();
      case "exec" -> new ExecCommand();
      case "explain" -> new ExplainCommand();
      case "export" -> new ExportCommand();
      case "graph" -> new GraphCommand();
      case "history" -> new HistoryCommand();
      case "images" -> new ImagesCommand();
      case "install" -> new InstallCommand();
      case "kill" -> new KillCommand();
      case "lint" -> new LintCommand();
      case "logs" -> new LogsCommand();
      case "ls" -> new ListCommand();
      case "migrate" -> new MigrateCommand();
      case "pause" -> new PauseCommand();
      case "plan" -> new PlanCommand();
      case "port" -> new PortCommand();
      case "ps" -> new PsCommand();
      case "publish" -> new PublishCommand();
      case "pull" -> new PullCommand();
      case "push" -> new PushCommand();
      case "restore" -> new RestoreCommand();
      case "resume" -> new ResumeCommand();
      case "restart" -> new RestartCommand();
      case "rm" -> new RemoveCommand();
      case "run" -> new RunCommand();
      case "scale" -> new ScaleCommand();
      case "stats" -> new StatsCommand();
      case "start" -> new StartCommand();
      case "stop" -> new StopCommand();
      case "top" -> new TopCommand();
      case "undo" -> new UndoCommand();
      case "uninstall" -> new UninstallCommand();
      case "unpause" -> new UnpauseCommand();
      case "up" -> new UpCommand();
      case "version" -> new VersionCommand();
      case "volumes" -> new VolumesCommand();
      case "wait" -> new WaitCommand();
      case "watch" -> new WatchCommand();
      default -> null;
    };
  }

  /** What to do without a command that only docker compose has, or null for any other name. */
  public static @Nullable String insteadOf(String name) {
    return switch (name) {
      case "alpha" ->
          "'orchestrator graph' draws a project, 'orchestrator watch' and 'scale' have left alpha.";
      case "bridge" -> "docker compose's own bridge reads the same files.";
      default -> null;
    };
  }

  /** Whether the arguments may lead to the engine; a guess that costs nothing if it is wrong. */
  public static boolean mayNeedEngine(List<String> arguments) {
    for (String argument : arguments) {
      if (ENGINELESS.contains(argument)) {
        return false;
      }
    }
    return !arguments.isEmpty();
  }
}
