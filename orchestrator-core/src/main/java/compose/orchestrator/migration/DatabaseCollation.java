package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import java.util.List;

/**
 * Whether the library that sorts text for a PostgreSQL server has another version than when its
 * database was made: indexes are in the old order then, and only a dump puts them right.
 */
final class DatabaseCollation {

  private static final int DIFFERS = 4;

  private DatabaseCollation() {}

  /** Asks a server; one that does not run, or cannot tell, says no. */
  static boolean differs(EngineGateway engine, ContainerDetails container, DataKind kind) {
    if (kind != DataKind.POSTGRESQL || !container.state().running()) {
      return false;
    }
    String script = DatabaseTools.of(kind).script("collation");
    var request = new ExecRequest(List.of("sh", "-c", script), null, null, List.of(), false);
    try {
      return engine.exec(container.id(), request, (_, _, _, _) -> {}) == DIFFERS;
    } catch (EngineException e) {
      if (e.status() == 0) {
        throw e;
      }
      return false; // it has no shell, or has just ended
    }
  }
}
