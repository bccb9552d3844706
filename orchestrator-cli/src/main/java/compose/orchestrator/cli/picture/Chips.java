package compose.orchestrator.cli.picture;

import java.util.ArrayList;
import java.util.List;

/** Small badges in rows: published ports, and the networks a service is on. */
final class Chips {

  static final double ROW = 22;

  private static final double SIZE = 10.5;
  private static final double HEIGHT = 17;
  private static final double PADDING = 8;
  private static final double DOT = 11;
  private static final double GAP = 5;
  private static final double BASELINE = 12.5;

  private final List<Chip> all = new ArrayList<>();

  /** A badge; with a dot of the colour, or filled where there is none. */
  private record Chip(String text, String colour) {
    double width() {
      return TextWidth.of(text, SIZE) + 2 * PADDING + (colour.isEmpty() ? 0 : DOT);
    }
  }

  void port(String text) {
    all.add(new Chip(text, ""));
  }

  void network(String text, String colour) {
    all.add(new Chip(text, colour));
  }

  /** Width of the widest. */
  double widest() {
    double width = 0;
    for (Chip chip : all) {
      width = Math.max(width, chip.width());
    }
    return width;
  }

  /** Height in a room of that width. */
  double height(double room) {
    return draw(new Svg(), 0, 0, room);
  }

  /** Draws them and returns their height. */
  double draw(Svg svg, double left, double top, double room) {
    double x = 0;
    double y = 0;
    for (Chip chip : all) {
      if (x > 0 && x + chip.width() > room) {
        x = 0;
        y += ROW;
      }
      draw(svg, chip, left + x, top + y);
      x += chip.width() + GAP;
    }
    return all.isEmpty() ? 0 : y + ROW;
  }

  private static void draw(Svg svg, Chip chip, double x, double y) {
    boolean port = chip.colour().isEmpty();
    svg.rectangle(port ? "port" : "chip", x, y, chip.width(), HEIGHT, HEIGHT / 2);
    if (!port) {
      svg.circle(chip.colour(), x + PADDING + 3, y + HEIGHT / 2, 4);
    }
    double start = x + PADDING + (port ? 0 : DOT);
    svg.text(port ? "port-text" : "chip-text", start, y + BASELINE, chip.text());
  }
}
