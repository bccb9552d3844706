package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.Loader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Variables that tell the tool itself how to work and may stand in a project's env files. */
public final class ToolVariables {

  /** Those of them that docker compose heeds there. */
  private static final List<String> NAMES =
      List.of(GlobalOptions.LIMIT, "COMPOSE_ANSI", "COMPOSE_MENU", "COMPOSE_REMOVE_ORPHANS");

  private ToolVariables() {}

  /** Adds what the env files say to an environment that says nothing of it. */
  public static Surroundings added(Surroundings surroundings, GlobalOptions options) {
    Map<String, String> written =
        Loader.earlyEnvironment(
            new ProjectFiles(surroundings, options).request(List.of(), LoadOptions.STANDARD));
    var environment = new HashMap<String, String>(surroundings.environment());
    for (String name : NAMES) {
      String value = written.get(name);
      if (value != null) {
        environment.put(name, value); // what the process has comes first there, too
      }
    }
    return surroundings.with(environment);
  }
}
