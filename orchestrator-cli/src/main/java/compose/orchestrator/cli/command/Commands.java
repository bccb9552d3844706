package compose.orchestrator.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands by name. */
public final class Commands {

  private static final List<String> LATER =
      List.of("alpha", "bridge", "convert", "publish", "push", "stats");

  private static final List<String> ENGINELESS =
      List.of("config", "lint", "version", "--version", "-v", "--help", "-h");

  private Commands() {}

  /** The command of that name, or null. */
  public static @Nullable Command named(String name) {
    return switch (name) {
      case "attach" -> new AttachCommand();
      case "backup" -> new BackupCommand();
      case "build" -> new BuildCommand();
      case "commit" -> new CommitCommand();
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
      case "kill" -> new KillCommand();
      case "lint" -> new LintCommand();
      case "logs" -> new LogsCommand();
      case "ls" -> new ListCommand();
      case "migrate" -> new MigrateCommand();
      case "pause" -> new PauseCommand();
      case "plan" -> new PlanCommand();
      case "port" -> new PortCommand();
      case "ps" -> new PsCommand();
      case "pull" -> new PullCommand();
      case "restore" -> new RestoreCommand();
      case "resume" -> new ResumeCommand();
      case "restart" -> new RestartCommand();
      case "rm" -> new RemoveCommand();
      case "run" -> new RunCommand();
      case "scale" -> new ScaleCommand();
      case "start" -> new StartCommand();
      case "stop" -> new StopCommand();
      case "top" -> new TopCommand();
      case "undo" -> new UndoCommand();
      case "unpause" -> new UnpauseCommand();
      case "up" -> new UpCommand();
      case "version" -> new VersionCommand();
      case "volumes" -> new VolumesCommand();
      case "wait" -> new WaitCommand();
      case "watch" -> new WatchCommand();
      default -> null;
    };
  }

  /** Whether docker compose has a command of that name which this tool doesn't have yet. */
  public static boolean isPlanned(String name) {
    return LATER.contains(name);
  }

  /** Whether the arguments may lead to the engine; a guess that costs nothing if it is wrong. */
  public static boolean mayNeedEngine(String[] arguments) {
    for (String argument : arguments) {
      if (ENGINELESS.contains(argument)) {
        return false;
      }
    }
    return arguments.length > 0;
  }
}
