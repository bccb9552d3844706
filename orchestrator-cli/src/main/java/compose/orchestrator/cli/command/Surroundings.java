package compose.orchestrator.cli.command;

import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.engine.EngineGateway;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The world around one call.
 *
 * @param console standard streams
 * @param environment variables
 * @param directory current folder
 * @param clock the present
 * @param zone where the reader is
 * @param engine the engine, connected when first asked for
 * @param engines other engines, by address or by name of a docker context; the caller closes them
 */
public record Surroundings(
    Console console,
    Map<String, String> environment,
    Path directory,
    InstantSource clock,
    Supplier<ZoneId> zone,
    Supplier<EngineGateway> engine,
    Function<String, EngineGateway> engines) {

  /** The same in another folder. */
  Surroundings in(Path folder) {
    return new Surroundings(console, environment, folder, clock, zone, engine, engines);
  }

  /** The same with other variables. */
  Surroundings with(Map<String, String> variables) {
    return new Surroundings(console, variables, directory, clock, zone, engine, engines);
  }

  /** The same with other streams. */
  Surroundings with(Console other) {
    return new Surroundings(other, environment, directory, clock, zone, engine, engines);
  }
}
