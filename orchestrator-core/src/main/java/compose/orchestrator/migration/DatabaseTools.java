package compose.orchestrator.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a kind of database is asked with: scripts for the shell of its image, beside this class.
 *
 * @param folder where the scripts are
 * @param signal ends its server at once and in order, whoever is connected
 * @param data folder that it keeps its data in, unless a variable says otherwise
 * @param variable name of that variable, or empty
 * @param environment variables that are others while a new database is filled
 */
record DatabaseTools(
    String folder, String signal, String data, String variable, Map<String, String> environment) {

  private static final DatabaseTools POSTGRESQL =
      new DatabaseTools(
          "postgresql",
          "INT",
          "/var/lib/postgresql/data",
          "PGDATA",
          Map.of("POSTGRES_DB", "postgres")); // the dump makes the other one

  private static final DatabaseTools MARIADB =
      new DatabaseTools("mariadb", "TERM", "/var/lib/mysql", "", Map.of());

  /** Whether such a database can be dumped and read again. */
  static boolean know(DataKind kind) {
    return kind == DataKind.POSTGRESQL || kind == DataKind.MARIADB;
  }

  /** Whether it can be tried to log in to such a database. */
  static boolean haveLogin(DataKind kind) {
    return know(kind) || kind == DataKind.MYSQL;
  }

  /** Those of a kind that is {@link #know known}, or {@link #haveLogin can be logged in to}. */
  static DatabaseTools of(DataKind kind) {
    return kind == DataKind.POSTGRESQL ? POSTGRESQL : MARIADB;
  }

  /** Folder that a container with these variables keeps its data in. */
  String data(List<String> environment) {
    String folder = data;
    for (String one : environment) { // the last one counts
      folder =
          !variable.isEmpty() && one.startsWith(variable + "=")
              ? one.substring(variable.length() + 1)
              : folder;
    }
    return folder;
  }

  /** Text of a script: ready, dump, load, describe, login or collation. */
  String script(String name) {
    return read("settings") + read(name);
  }

  private String read(String name) {
    try (InputStream file = DatabaseTools.class.getResourceAsStream(folder + "/" + name + ".sh")) {
      if (file == null) {
        throw new IllegalStateException(folder + "/" + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
