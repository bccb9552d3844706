package compose.orchestrator.migration;

/**
 * Something that is other on the target's host than here.
 *
 * @param what a variable, a path or a port, for people
 * @param from the value here, or empty
 * @param to the value there
 * @param why who asked for it
 */
public record Change(String what, String from, String to, String why) {}
