package compose.orchestrator.transfer;

import java.util.List;

/**
 * Data that belongs together because it is mounted together.
 *
 * @param kind volume or folder
 * @param source name of the volume on its engine, or absolute path of the folder on its host
 * @param owners services that mount it, sorted
 */
public record DataSet(Kind kind, String source, List<String> owners) {

  /** What holds the data. */
  public enum Kind {
    /** A volume of the engine. */
    VOLUME("volume"),
    /** A folder of the engine's host. */
    BIND("bind");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The type of its mounts (Compose Specification, services.volumes). */
    public String type() {
      return type;
    }
  }

  /** A volume. */
  public static DataSet volume(String name, List<String> owners) {
    return new DataSet(Kind.VOLUME, name, owners);
  }

  /** A folder of the host. */
  public static DataSet bind(String path, List<String> owners) {
    return new DataSet(Kind.BIND, path, owners);
  }

  /** Such as {@code volume shop_data}, for a person. */
  @Override
  public String toString() {
    return (kind == Kind.VOLUME ? "volume " : "folder ") + source;
  }
}
