package compose.orchestrator.cli.picture.layout;

/**
 * Something to be placed.
 *
 * @param id what arrows call it
 * @param width in pixels
 * @param height in pixels
 * @param rank least number of columns to the right of it
 */
public record Box(String id, double width, double height, int rank) {}
