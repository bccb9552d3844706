package compose.orchestrator.lint;

import compose.orchestrator.model.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image that keeps data.
 *
 * @param data the folder of its data, or empty where it is often used as a cache that may be lost
 */
record Database(String data) {

  private static final String POSTGRES = "/var/lib/postgresql";
  private static final String MYSQL = "/var/lib/mysql";

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("postgres", POSTGRES),
          Map.entry("postgis", POSTGRES),
          Map.entry("pgvector", POSTGRES),
          Map.entry("timescaledb", POSTGRES),
          Map.entry("mysql", MYSQL),
          Map.entry("mariadb", MYSQL),
          Map.entry("percona", MYSQL),
          Map.entry("mongo", "/data/db"),
          Map.entry("couchdb", "/opt/couchdb/data"),
          Map.entry("cassandra", "/var/lib/cassandra"),
          Map.entry("clickhouse-server", "/var/lib/clickhouse"),
          Map.entry("elasticsearch", "/usr/share/elasticsearch/data"),
          Map.entry("opensearch", "/usr/share/opensearch/data"),
          Map.entry("influxdb", "/var/lib/influxdb"),
          Map.entry("neo4j", "/data"),
          Map.entry("redis", ""),
          Map.entry("valkey", ""),
          Map.entry("memcached", ""));

  /** The database that a service's image is, or null where it is none that is known. */
  static @Nullable Database of(Service service) {
    String image = service.imageSource().image();
    if (image == null) {
      return null;
    }
    String rest = image.substring(image.lastIndexOf('/') + 1);
    int digest = rest.indexOf('@');
    rest = digest < 0 ? rest : rest.substring(0, digest);
    int colon = rest.indexOf(':');
    String data = KNOWN.get(colon < 0 ? rest : rest.substring(0, colon));
    if (POSTGRES.equals(data) && isBefore18(colon < 0 ? "" : rest.substring(colon + 1))) {
      data = POSTGRES + "/data";
    }
    return data == null ? null : new Database(data);
  }

  /** From version 18 on, images of PostgreSQL have their volume one folder above. */
  private static boolean isBefore18(String tag) {
    int prefix = tag.lastIndexOf("pg");
    int start = prefix < 0 ? 0 : prefix + 2;
    int end = start;
    while (end < tag.length() && end < start + 3 && Character.isDigit(tag.charAt(end))) {
      end++;
    }
    return end > start && Integer.parseInt(tag.substring(start, end)) < 18;
  }

  /**
   * Whether one of the folders in a container holds the data. One above doesn't: the image's own
   * volume lies over it.
   */
  boolean isKeptIn(List<String> folders) {
    for (String folder : folders) {
      if (isWithin(folder, data)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer.endsWith("/") ? outer : outer + "/");
  }
}
