package compose.orchestrator.migration;

/**
 * How a data set is moved.
 *
 * @param data what is moved
 * @param method how
 * @param owner service whose database it is, or empty
 * @param reason why so, for people
 */
public record DataMove(MovedData data, Method method, String owner, String reason) {

  /** A way to move data. */
  public enum Method {
    /** Files, most of them while services run, the rest while they rest. */
    FILES("files"),
    /** The same, for a database that has ended cleanly before the last files are sent. */
    PHYSICAL("physical"),
    /** A dump of one database server is read by the other. */
    LOGICAL("logical");

    private final String text;

    Method(String text) {
      this.text = text;
    }

    /** For files and people. */
    public String text() {
      return text;
    }
  }
}
