package compose.orchestrator.cli;

import compose.orchestrator.cli.command.Commands;
import compose.orchestrator.cli.command.Surroundings;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.docker.EngineConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orchestrator command. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = run(args);
    // Everything is flushed: leaving through System.exit would only cost time. So would halt, where
    // a thread waits in the kernel: the JVM gives it 300 ms. Returning does not wait for daemons.
    if (code != 0) {
      Runtime.getRuntime().halt(code);
    }
  }

  static int run(String[] args) {
    try {
      return run(PluginCall.of(args, System.getenv()));
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int run(PluginCall call) {
    Map<String, String> environment = call.environment();
    Path home = Path.of(System.getProperty("user.home"));
    // The first socket of a process takes a while to prepare: it is opened beside all else.
    @Nullable EngineConnection early =
        Commands.mayNeedEngine(call.arguments())
            ? EngineConnection.openEarly(environment, home)
            : null;
    Path actual = Path.of("").toAbsolutePath();
    Path directory = WorkingDirectory.of(environment.get("PWD"), actual);
    try (var engine = new EngineOnDemand(environment, home, early)) {
      var surroundings =
          new Surroundings(
              Console.ofProcess(),
              environment,
              directory,
              InstantSource.system(),
              ZoneId::systemDefault,
              engine::get,
              engine::other);
      return new Cli(surroundings).run(call.arguments());
    }
  }
}
