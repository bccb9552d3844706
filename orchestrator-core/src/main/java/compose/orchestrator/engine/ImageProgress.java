package compose.orchestrator.engine;

/**
 * One line of a pull.
 *
 * @param id layer or tag, or empty
 * @param status such as Downloading
 * @param current bytes so far, 0 where not told
 * @param total bytes in all, 0 where not told
 */
public record ImageProgress(String id, String status, long current, long total) {}
