package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.it.WatchedMove.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A move ends where a database does not have the password that its settings have. */
@Timeout(600)
@Tag("long")
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationLoginIT {

  private static final String AHEAD = "told; nothing has stopped here";
  private static final String LATER = "told, and the services are started here again";

  private static final String POSTGRESQL =
      """
      services:
        db:
          image: postgres:15
          environment: {POSTGRES_PASSWORD: "${PASSWORD:-right}", POSTGRES_USER: shop}
          volumes: ["data:/var/lib/postgresql/data"]
          healthcheck: {test: pg_isready -h 127.0.0.1, interval: 1s, retries: 60}
      volumes: {data: {}}
      """;

  private static final String MARIADB =
      """
      services:
        db:
          image: mariadb:10
          environment:
            MARIADB_ROOT_PASSWORD: "${ROOT:-chief}"
            MARIADB_USER: shop
            MARIADB_PASSWORD: "${PASSWORD:-right}"
            MARIADB_DATABASE: shop
          volumes: ["data:/var/lib/mysql"]
          healthcheck: {test: mariadb-admin ping -h 127.0.0.1, interval: 1s, retries: 60}
      volumes: {data: {}}
      """;

  private static final String ASK_POSTGRESQL =
      "until pg_isready -q; do sleep 0.2; done; psql -q -U shop -d postgres -At";
  private static final String ASK_MARIADB =
      "until mariadb-admin -s ping 2>/dev/null; do sleep 0.2; done >/dev/null;"
          + " mariadb -uroot \"-pchief\" -N";

  private static final String FILL =
      "CREATE TABLE orders (id int); INSERT INTO orders VALUES (1), (2);";

  @TempDir private Path elsewhere;

  private final FaultTable table = new FaultTable("passwords");

  @Test
  void wrongPasswordsEndAsTheTableTells() throws IOException {
    postgresql();
    mariadb();
    table.compare();
  }

  private void postgresql() throws IOException {
    try (MovingProject moving = start(POSTGRESQL)) {
      ask(moving.here, moving, ASK_POSTGRESQL, FILL);
      ask(moving.here, moving, ASK_POSTGRESQL, "ALTER USER shop PASSWORD 'other'");
      refusedAhead(moving, "a PostgreSQL database has another password than its settings");
      row(moving, "a PostgreSQL database has another password than its settings", AHEAD);
      ask(moving.here, moving, ASK_POSTGRESQL, "ALTER USER shop PASSWORD 'right'");
      refusedLate(moving, "ALTER USER shop PASSWORD 'other'");
      row(moving, "the same, from when the services stop", LATER);
      ask(moving.here, moving, ASK_POSTGRESQL, "ALTER USER shop PASSWORD 'right'");
      movesWithoutWarning(moving, ASK_POSTGRESQL);
    }
  }

  private void mariadb() {
    try (MovingProject moving = start(MARIADB)) {
      ask(moving.here, moving, ASK_MARIADB + " shop", FILL);
      ask(moving.here, moving, ASK_MARIADB, "DROP USER root@'%'");
      String fault = "`--set` gives a MariaDB database another password than it has";
      refusedAhead(moving, fault, "--set", "PASSWORD=other");
      table.row(fault, AHEAD, end(moving, fault, ASK_MARIADB + " shop"));
      String administrator = "the same, for its administrator";
      refusedAhead(moving, administrator, "--set", "ROOT=other");
      table.row(administrator, AHEAD, end(moving, administrator, ASK_MARIADB + " shop"));
      movesWithoutWarning(moving, ASK_MARIADB + " shop");
    }
  }

  private MovingProject start(String compose) {
    var moving = new MovingProject(compose, Map.of(), elsewhere, SecondEngine.address());
    moving.project.run("up", "-d", "--wait").succeeded();
    return moving;
  }

  private void row(MovingProject moving, String fault, String happens) {
    table.row(fault, happens, end(moving, fault, ASK_POSTGRESQL));
  }

  private static String end(MovingProject moving, String fault, String ask) {
    return moving.end(fault, engine -> rows(engine, moving, ask), "1\n2");
  }

  private static String rows(Shell engine, MovingProject moving, String ask) {
    return ask(engine, moving, ask, "SELECT id FROM orders ORDER BY id");
  }

  private static String ask(Shell engine, MovingProject moving, String ask, String query) {
    String script = ask + " <<'SQL'\n" + query + ";\nSQL\n";
    return engine.dockerText("exec", moving.project.name + "-db-1", "sh", "-c", script);
  }

  private static void refusedAhead(MovingProject moving, String fault, String... more) {
    String started = moving.project.inspect("db", "{{.State.StartedAt}}");
    assertThat(moving.fails(more).err()).as(fault).contains("does not let in whom its settings");
    assertThat(moving.project.inspect("db", "{{.State.StartedAt}}")).isEqualTo(started);
    moving.project.run("migrate", "rollback").succeeded();
  }

  private static void refusedLate(MovingProject moving, String query) throws IOException {
    WatchedMove.Deed change =
        WatchedMove.at(Moment.STOP, _ -> ask(moving.here, moving, ASK_POSTGRESQL, query));
    try (var move = new WatchedMove(moving, change)) {
      Shell.Result run = move.run();
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("does not let in whom its settings").contains("ALTER USER");
      moving.project.run("migrate", "rollback").succeeded();
    }
  }

  private static void movesWithoutWarning(MovingProject moving, String ask) {
    Shell.Result run = moving.move().succeeded();
    assertThat(run.out() + run.err()).doesNotContain("could not be tried");
    assertThat(end(moving, "none", ask)).isEqualTo("in force there, equal data");
  }
}
