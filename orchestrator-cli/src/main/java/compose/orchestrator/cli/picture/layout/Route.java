package compose.orchestrator.cli.picture.layout;

import java.util.List;

/**
 * The way of an arrow: straight from each point at an even place to the next, along a level that no
 * box is on, and freely from there to the following one, through the gap between two columns.
 *
 * @param arrow which one
 * @param points an odd number: start, end of its label, entries to and exits from columns, end
 */
public record Route(Arrow arrow, List<Point> points) {}
