package compose.orchestrator.migration;

import compose.orchestrator.engine.ImageDetails;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a service's data more than files. */
public enum DataKind {
  /** PostgreSQL: can be dumped and read by another build of it. */
  POSTGRESQL,
  /** MariaDB: likewise. */
  MARIADB,
  /** MySQL. */
  MYSQL,
  /** Another database, which keeps what it needs in files. */
  DATABASE,
  /** Nothing that is known. */
  FILES;

  private static final Set<String> POSTGRES_IMAGES =
      Set.of("postgres", "postgis", "timescaledb", "pgvector");
  private static final Set<String> MYSQL_IMAGES = Set.of("mysql", "percona");
  private static final Set<String> DATABASES =
      Set.of(
          "mongo",
          "redis",
          "valkey",
          "elasticsearch",
          "opensearch",
          "rabbitmq",
          "influxdb",
          "clickhouse",
          "cassandra",
          "neo4j",
          "couchdb",
          "minio");

  /** By the image's name, and by what an image made from one of them has in its environment. */
  static DataKind of(String reference, @Nullable ImageDetails image) {
    String name = name(reference);
    if (POSTGRES_IMAGES.contains(name) || has(image, "PGDATA=")) {
      return POSTGRESQL;
    }
    if (name.equals("mariadb") || has(image, "MARIADB_VERSION=") || has(image, "MARIADB_MAJOR=")) {
      return MARIADB;
    }
    if (MYSQL_IMAGES.contains(name) || has(image, "MYSQL_MAJOR=")) {
      return MYSQL;
    }
    return DATABASES.contains(name) ? DATABASE : FILES;
  }

  private static String name(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    int at = name.indexOf('@');
    name = at < 0 ? name : name.substring(0, at);
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static boolean has(@Nullable ImageDetails image, String start) {
    return image != null && image.environment().stream().anyMatch(one -> one.startsWith(start));
  }
}
