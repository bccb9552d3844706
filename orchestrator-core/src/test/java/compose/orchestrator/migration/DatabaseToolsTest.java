package compose.orchestrator.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of kinds of databases. */
final class DatabaseToolsTest {

  @ParameterizedTest
  @CsvSource({
    "postgres:15, A=1, POSTGRESQL",
    "registry:5000/team/postgis@sha256:1, A=1, POSTGRESQL",
    "shop-db, PGDATA=/data, POSTGRESQL",
    "mariadb:10, A=1, MARIADB",
    "mysql:8, MARIADB_VERSION=1:10.11, MARIADB",
    "mysql:8, MYSQL_MAJOR=8.0, MYSQL",
    "redis:7, A=1, DATABASE",
    "nginx, A=1, FILES"
  })
  void kindIsSeenByNameAndVariables(String reference, String variable, DataKind kind) {
    var image = UsedImageTest.image("sha256:1", List.of(variable));
    assertThat(DataKind.of(reference, image)).isEqualTo(kind);
  }

  @Test
  void folderOfTheDataIsWhatTheLastVariableSays() {
    DatabaseTools postgresql = DatabaseTools.of(DataKind.POSTGRESQL);
    assertThat(postgresql.data(List.of("A=1"))).isEqualTo("/var/lib/postgresql/data");
    assertThat(postgresql.data(List.of("PGDATA=/a", "PGDATA=/b"))).isEqualTo("/b");
    assertThat(DatabaseTools.of(DataKind.MARIADB).data(List.of("PGDATA=/a")))
        .isEqualTo("/var/lib/mysql");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void everyScriptIsThereAndKnowsTheSettings(DataKind kind) {
    DatabaseTools tools = DatabaseTools.of(kind);
    assertThat(DatabaseTools.know(kind)).isTrue();
    for (String script : List.of("ready", "dump", "load", "describe", "login")) {
      assertThat(tools.script(script)).startsWith("# How the image's own variables");
    }
  }
}
