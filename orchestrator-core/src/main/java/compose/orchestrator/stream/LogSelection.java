package compose.orchestrator.stream;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the logs is wanted.
 *
 * @param tail number of lines from the end of each container's log, or all
 * @param since RFC 3339, seconds since 1970, or a duration back from now; or null
 * @param until likewise; or null
 */
public record LogSelection(String tail, @Nullable String since, @Nullable String until) {

  /** All there is. */
  public static final LogSelection ALL = new LogSelection("all", null, null);

  /** Only what comes from now on. */
  public static final LogSelection NEW = new LogSelection("0", null, null);
}
