package compose.orchestrator.cli.picture.layout;

/**
 * A place in the picture, in pixels from its upper left corner.
 *
 * @param x to the right
 * @param y downwards
 */
public record Point(double x, double y) {}
