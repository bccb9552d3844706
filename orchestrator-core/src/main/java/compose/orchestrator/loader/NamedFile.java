package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;

/**
 * A place in a Compose file that names another file on this machine.
 *
 * @param kind what the file is for
 * @param path the absolute file
 * @param written its name as it is written, variables not replaced
 * @param location where that stands
 */
public record NamedFile(Kind kind, String path, String written, Location location) {

  /** What a file is for. */
  public enum Kind {
    /** {@code include} takes it in. */
    INCLUDED,
    /** A service extends one of its services. */
    EXTENDED,
    /** A service has its variables. */
    ENVIRONMENT
  }
}
