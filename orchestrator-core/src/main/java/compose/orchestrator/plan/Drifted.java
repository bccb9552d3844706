package compose.orchestrator.plan;

import java.util.List;

/**
 * One thing on the engine, or missing there, that is not as the files say.
 *
 * @param kind what the files call it
 * @param key its key in the files
 * @param resource its name on the engine
 * @param reasons why it is not as it should be
 * @param remedy what {@code up} would do about it
 */
public record Drifted(Kind kind, String key, String resource, List<Reason> reasons, Remedy remedy) {

  /** What the files call a thing. */
  public enum Kind {
    /** A container of a service. */
    SERVICE,
    /** A network. */
    NETWORK,
    /** A volume. */
    VOLUME
  }
}
