package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a container's output is wanted.
 *
 * @param follow whether to go on until the container ends
 * @param tty whether the container has a terminal: its output is not divided into streams then
 * @param tail number of lines from the end, or all
 * @param since RFC 3339, seconds since 1970, or a duration back from now; or null
 * @param until likewise; or null
 * @param timestamps whether each line starts with its time
 */
public record LogRequest(
    boolean follow,
    boolean tty,
    String tail,
    @Nullable String since,
    @Nullable String until,
    boolean timestamps) {}
