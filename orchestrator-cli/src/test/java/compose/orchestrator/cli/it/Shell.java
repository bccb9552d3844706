package compose.orchestrator.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs in a folder and keeps what they print. */
final class Shell {

  /** Where the checkout is. */
  static final Path ROOT = Path.of(System.getProperty("project.root", "..")).toAbsolutePath();

  private static final String ORCHESTRATOR =
      ROOT.resolve("orchestrator-cli/target/orchestrator/bin/orchestrator").toString();

  /** The journals of tests are not those of the person who runs them. */
  private static final String STATE = ROOT.resolve("orchestrator-cli/target/state").toString();

  private static final long MINUTES = 6;

  private final Path folder;
  private final Map<String, String> environment;

  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Shell with(Map<String, String> more) {
    var all = new HashMap<String, String>(environment);
    all.putAll(more);
    return new Shell(folder, all);
  }

  /** How a program ended. */
  record Result(List<String> command, int exit, String out, String err) {

    /** The same, once it is sure that the program succeeded. */
    Result succeeded() {
      if (exit != 0) {
        throw new AssertionError(this.toString());
      }
      return this;
    }

    @Override
    public String toString() {
      return String.join(" ", command) + "\nexit code " + exit + "\n" + out + err;
    }
  }

  Result orchestrator(String... arguments) {
    return run(command(ORCHESTRATOR, arguments));
  }

  Result docker(String... arguments) {
    return run(command("docker", arguments));
  }

  /** What docker prints, without the white space around it. */
  String dockerText(String... arguments) {
    return docker(arguments).succeeded().out().strip();
  }

  Process startOrchestrator(String... arguments) {
    try {
      return builder(command(ORCHESTRATOR, arguments))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> orchestratorCommand(String... arguments) {
    return command(ORCHESTRATOR, arguments);
  }

  static List<String> command(String program, String... arguments) {
    var command = new ArrayList<String>(List.of(program));
    command.addAll(List.of(arguments));
    return command;
  }

  ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
    builder.environment().put("XDG_STATE_HOME", STATE);
    builder.environment().putAll(environment);
    return builder;
  }

  Result run(List<String> command) {
    try {
      Path out = Files.createTempFile("out", null);
      Path err = Files.createTempFile("err", null);
      Process process =
          builder(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " did not end");
      }
      var result = new Result(command, process.exitValue(), read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
