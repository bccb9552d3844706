package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether databases let in whom their settings name. A server takes a password from its settings
 * only while its folder is empty, so that another one may be in its data.
 */
final class DatabaseLogins {

  private static final int REFUSED = 1;
  private static final int LONGEST_OUTPUT = 2000;
  private static final List<String> PREFIXES = List.of("POSTGRES_", "MARIADB_", "MYSQL_");

  private final EngineGateway engine;
  private final Map<String, DataKind> kinds;

  /**
   * Of an engine's containers.
   *
   * @param kinds what kind of data services keep, by service
   */
  DatabaseLogins(EngineGateway engine, Map<String, DataKind> kinds) {
    this.engine = engine;
    this.kinds = kinds;
  }

  /**
   * Tries them on all databases that run, each with the settings of the like container.
   *
   * @param settings containers of the same services, whose variables count
   * @param findings hears where it could not be tried
   * @throws EngineException with code {@code database-login} where one is not let in
   */
  void check(
      List<ContainerDetails> containers,
      List<ContainerDetails> settings,
      Consumer<Diagnostic> findings) {
    for (ContainerDetails container : containers) {
      DataKind kind = kinds.getOrDefault(Containers.service(container), DataKind.FILES);
      if (DatabaseTools.haveLogin(kind) && container.state().running()) {
        check(container, kind, variables(Containers.service(container), settings), findings);
      }
    }
  }

  private static List<String> variables(String service, List<ContainerDetails> settings) {
    return settings.stream()
        .filter(one -> Containers.service(one).equals(service))
        .limit(1)
        .flatMap(one -> one.environment().stream())
        .filter(one -> PREFIXES.stream().anyMatch(one::startsWith))
        .toList();
  }

  private void check(
      ContainerDetails container,
      DataKind kind,
      List<String> variables,
      Consumer<Diagnostic> findings) {
    String script = DatabaseTools.of(kind).script("login");
    var request = new ExecRequest(List.of("sh", "-c", script), null, null, variables, false);
    var output = new ByteArrayOutputStream();
    int code =
        engine.exec(
            container.id(),
            request,
            (_, buffer, offset, length) -> {
              if (output.size() < LONGEST_OUTPUT) {
                output.write(buffer, offset, Math.min(length, LONGEST_OUTPUT));
              }
            });
    String told = output.toString(StandardCharsets.UTF_8).strip();
    if (code == REFUSED) {
      throw refused(container, told);
    }
    if (code != 0) {
      findings.accept(unknown(container, told));
    }
  }

  private static EngineException refused(ContainerDetails container, String told) {
    return new EngineException(
        "database-login",
        "the database in " + container.name() + " does not let in whom its settings name: " + told,
        "its data has the password that it was made with: give the settings that one, or the"
            + " database the one in the settings (ALTER USER), and repeat");
  }

  private static Diagnostic unknown(ContainerDetails container, String told) {
    return Diagnostic.warning(
        "database-login-unknown",
        "it could not be tried whether "
            + container.name()
            + " lets in whom its settings name: "
            + told,
        "see whether the services that use it work",
        null);
  }
}
