package compose.orchestrator.cli.picture.layout;

/**
 * Leads from one box to another; arrows form no cycle.
 *
 * @param from id of the box it leaves
 * @param to id of the box it ends at
 * @param label width of the text at its start, in pixels
 */
public record Arrow(String from, String to, double label) {}
