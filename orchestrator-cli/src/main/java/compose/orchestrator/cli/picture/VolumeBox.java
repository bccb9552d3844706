package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Change;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import org.jspecify.annotations.Nullable;

/** A volume as a cylinder. */
final class VolumeBox {

  private static final double SIZE = 14;
  private static final double SOFT = 11;
  private static final double PADDING = 16;
  private static final double LEAST = 110;
  private static final double WIDEST = 260;
  private static final double LID = 7;
  private static final double HEIGHT = 48;
  private static final double LINE = 15;

  private final ResourceShape volume;

  VolumeBox(ResourceShape volume) {
    this.volume = volume;
  }

  double width() {
    double width = LEAST;
    for (String line : volume.lines()) {
      width = Math.max(width, TextWidth.of(line, SIZE) + 2 * PADDING);
    }
    return Math.min(WIDEST, width);
  }

  double height() {
    return HEIGHT + LINE * (volume.lines().size() - 1);
  }

  void draw(Svg svg, double x, double y) {
    Change change = volume.change();
    String style = change == null ? "volume" : "volume " + change.kind();
    svg.path(style, side(x, y));
    svg.path(style, lid(x, y));
    double below = y + LID * 2 + SIZE + 3;
    double room = width() - 2 * PADDING;
    for (String line : volume.lines()) {
      boolean first = line.equals(volume.key());
      String text = first ? "name" : style(line, change);
      svg.text(text, x + PADDING, below, TextWidth.fitted(line, first ? SIZE : SOFT, room));
      below += LINE;
    }
  }

  private static String style(String line, @Nullable Change change) {
    return change != null && line.equals(change.text()) ? "will text-" + change.kind() : "soft";
  }

  private String side(double x, double y) {
    String arc = " a" + Svg.number(width() / 2) + " " + Svg.number(LID) + " 0 0 0 ";
    return "M"
        + Svg.number(x)
        + " "
        + Svg.number(y + LID)
        + " v"
        + Svg.number(height() - 2 * LID)
        + arc
        + Svg.number(width())
        + " 0"
        + " v"
        + Svg.number(2 * LID - height());
  }

  private String lid(double x, double y) {
    String arc = " a" + Svg.number(width() / 2) + " " + Svg.number(LID) + " 0 1 ";
    return "M"
        + Svg.number(x)
        + " "
        + Svg.number(y + LID)
        + arc
        + "0 "
        + Svg.number(width())
        + " 0"
        + arc
        + "0 "
        + Svg.number(-width())
        + " 0 Z";
  }
}
