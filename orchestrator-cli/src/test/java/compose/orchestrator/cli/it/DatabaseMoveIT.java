package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A database whose image is another one on the target is dumped, and read there. */
@Timeout(300)
@Tag("long")
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class DatabaseMoveIT {

  private static final String POSTGRESQL =
      """
      services:
        db:
          image: postgres:15
          environment: {POSTGRES_PASSWORD_FILE: /run/secrets/password, POSTGRES_USER: shop-owner}
          secrets: [password]
          volumes: ["data:/var/lib/postgresql/data", "./fill.sql:/docker-entrypoint-initdb.d/a.sql:ro"]
          healthcheck: {test: pg_isready -h 127.0.0.1, interval: 1s, retries: 60}
      volumes: {data: {}}
      secrets: {password: {file: ./password.txt}}
      """;

  private static final String FILL_POSTGRESQL =
      """
      CREATE ROLE reader LOGIN PASSWORD 'read"er';
      CREATE DATABASE "other one" OWNER reader;
      CREATE TABLE orders (id serial PRIMARY KEY, name text, rest bytea, price float8);
      INSERT INTO orders (name, rest, price)
        SELECT E'a\\n\\\\' || i, decode(md5(i::text), 'hex'), random() FROM generate_series(1, 2000) i;
      INSERT INTO orders (name) VALUES (E'\\nCREATE ROLE "shop-owner";\\n');
      SELECT lo_from_bytea(0, '\\x0102');
      \\connect "other one"
      CREATE TABLE tickets (id int GENERATED ALWAYS AS IDENTITY, question text);
      GRANT SELECT ON tickets TO reader;
      INSERT INTO tickets (question) VALUES ('where?');
      """;

  private static final String TELL_POSTGRESQL =
      """
      set -e
      own=$(hostname -i)
      PGPASSWORD=$(cat /run/secrets/password) psql -h "$own" -U shop-owner -At <<'SQL'
      SELECT * FROM orders ORDER BY id; SELECT nextval('orders_id_seq') > 2001;
      SELECT data FROM pg_largeobject; SELECT rolname FROM pg_roles ORDER BY 1;
      SQL
      PGPASSWORD='read"er' psql -h "$own" -U reader -d 'other one' -At -c 'SELECT * FROM tickets'
      """;

  private static final String MARIADB =
      """
      services:
        db:
          image: mariadb:10
          environment:
            MARIADB_ROOT_PASSWORD_FILE: /run/secrets/password
            MARIADB_USER: shop
            MARIADB_PASSWORD: first
            MARIADB_DATABASE: shop
          secrets: [password]
          volumes: ["data:/var/lib/mysql", "./fill.sql:/docker-entrypoint-initdb.d/a.sql:ro"]
          healthcheck: {test: mariadb-admin ping -h 127.0.0.1, interval: 1s, retries: 60}
      volumes: {data: {}}
      secrets: {password: {file: ./password.txt}}
      """;

  private static final String FILL_MARIADB =
      """
      USE shop;
      CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, name text, rest longblob, price double);
      INSERT INTO orders (name, rest, price)
        SELECT CONCAT('a\\n\\\\', seq), UNHEX(MD5(seq)), RAND() FROM seq_1_to_2000;
      CREATE SEQUENCE numbers START 42;
      CREATE DATABASE `other one`;
      CREATE TABLE `other one`.tickets (question text);
      INSERT INTO `other one`.tickets VALUES ('where?'), (NULL), ('NULL');
      CREATE PROCEDURE ask() SELECT question FROM `other one`.tickets;
      CREATE USER reader IDENTIFIED BY 'read"er';
      GRANT EXECUTE ON PROCEDURE ask TO reader;
      CREATE USER seller IDENTIFIED BY 'first';
      GRANT SELECT ON shop.* TO seller;
      SET PASSWORD FOR seller = PASSWORD('second');
      DROP USER root@'%';
      """;

  private static final String TELL_MARIADB =
      """
      set -e
      own=$(hostname -i)
      mariadb -h "$own" -useller -psecond -N shop -e 'SELECT * FROM orders ORDER BY id'
      mariadb -h "$own" -ureader '-pread"er' -N shop -e 'CALL ask()'
      mariadb -uroot -p"$(cat /run/secrets/password)" -N -e 'SELECT user, host FROM mysql.user'
      """;

  @TempDir private Path elsewhere;

  private TestProject project;
  private Shell there;
  private String folder;

  @BeforeEach
  void begin() {
    project = new TestProject(POSTGRESQL, Map.of());
    project.write("password.txt", "se'cret\n");
    there = SecondEngine.shell(elsewhere);
    folder = elsewhere.resolve(project.name).toString();
  }

  private void start(String compose, String fill) {
    project.write("compose.yaml", compose);
    project.write("fill.sql", fill);
    project.run("up", "-d", "--wait").succeeded();
  }

  @AfterEach
  void end() {
    SecondEngine.clear(project, there);
    there.docker("rmi", "-f", "postgres:15", "mariadb:10"); // changed ones are nobody else's
    project.close();
  }

  /** Another image of the same name on the second Engine. */
  private void differ(String image, String change) throws IOException {
    String archive = elsewhere.resolve("image.tar").toString();
    project.shell.docker("save", "-o", archive, image).succeeded();
    there.docker("load", "-i", archive).succeeded();
    Path context = Files.createDirectory(elsewhere.resolve("context"));
    Files.writeString(context.resolve("Dockerfile"), "FROM " + image + "\n" + change + "\n");
    there.docker("build", "-t", image, context.toString()).succeeded();
  }

  private Shell.Result migrate(String what, String... more) {
    var words =
        new ArrayList<String>(List.of("migrate", what, SecondEngine.address(), "--to", folder));
    words.addAll(List.of(more));
    return project.run(words.toArray(String[]::new));
  }

  private String tell(Shell engine, String script) {
    return engine.dockerText("exec", project.name + "-db-1", "sh", "-c", script);
  }

  private String servers(Shell engine) {
    return engine.dockerText("ps", "-aq", "--filter", "label=compose.orchestrator.database");
  }

  @Test
  void postgresqlIsEqualAfterwards() throws IOException {
    start(POSTGRESQL, FILL_POSTGRESQL);
    differ("postgres:15", "LABEL is=other");
    moves(TELL_POSTGRESQL, "another image");
  }

  @Test
  void mariadbIsEqualAfterwards() throws IOException {
    start(MARIADB, FILL_MARIADB);
    differ("mariadb:10", "LABEL is=other");
    moves(TELL_MARIADB, "another image");
  }

  @Test
  void sameImageDumpsWhereThatIsAskedFor() {
    start(POSTGRESQL, FILL_POSTGRESQL);
    moves(TELL_POSTGRESQL, "dumped, as --dump says", "--dump", "db");
  }

  /** As after an image of the same name, with another C library, came under the data. */
  @Test
  void databaseOfAnotherCollationVersionIsDumped() {
    start(POSTGRESQL, FILL_POSTGRESQL);
    ask(
        project.shell,
        "CREATE DATABASE sorted TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'");
    ask(project.shell, "UPDATE pg_database SET datcollversion = '1.0' WHERE datname = 'sorted'");
    moves(TELL_POSTGRESQL, "made when text was sorted otherwise, so it is dumped");
    String version = "SELECT datcollversion FROM pg_database WHERE datname = 'sorted'";
    assertThat(ask(there, version)).isNotEmpty().isNotEqualTo("1.0");
  }

  private String ask(Shell engine, String query) {
    String database = project.name + "-db-1";
    return engine.dockerText(
        "exec", database, "psql", "-U", "shop-owner", "-d", "postgres", "-Atqc", query);
  }

  private void moves(String script, String why, String... more) {
    String before = tell(project.shell, script);
    assertThat(before).contains("where?");
    assertThat(migrate("plan", more).succeeded().out()).contains("logical (database of db: " + why);
    migrate("run", more).succeeded();
    assertThat(tell(there, script)).isEqualTo(before);
    assertThat(servers(project.shell)).isEmpty();
    assertThat(servers(there)).isEmpty();
    var moved = new Shell(Path.of(folder), Map.of("DOCKER_HOST", SecondEngine.address()));
    assertThat(moved.orchestrator("up", "--dry-run").succeeded().out()).contains("Nothing to do");
  }

  @Test
  void imageThatCannotReadTheDumpBringsTheSourceBack() throws IOException {
    start(POSTGRESQL, FILL_POSTGRESQL);
    differ("postgres:15", "RUN rm -f $(which psql)");
    String before = tell(project.shell, TELL_POSTGRESQL);
    Shell.Result run = migrate("run");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("psql");
    assertThat(tell(project.shell, TELL_POSTGRESQL)).isEqualTo(before);
    assertThat(servers(project.shell)).isEmpty();
    project.run("migrate", "rollback").succeeded();
    assertThat(there.dockerText("volume", "ls", "-q", "--filter", "name=" + project.name))
        .isEmpty();
  }
}
