package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Change;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import compose.orchestrator.cli.picture.Picture.State;
import java.util.ArrayList;
import java.util.List;

/** A service as a box: name and state, image, ports and networks, and what will be done to it. */
final class ServiceBox {

  private static final double PADDING = 14;
  private static final double NAME = 14;
  private static final double SOFT = 11;
  private static final double HEAD = 50;
  private static final double LINE = 15;
  private static final double FOOT = 10;
  private static final double WIDEST = 320;
  private static final double STATE_GAP = 28;
  private static final double DOT_GAP = 11;
  private static final int MOST_DETAILS = 5;

  private final ServiceShape service;
  private final Chips chips;

  ServiceBox(ServiceShape service, Chips chips) {
    this.service = service;
    this.chips = chips;
  }

  /** The width that shows all of it, up to a limit. */
  double wantedWidth() {
    State state = service.state();
    double head = TextWidth.of(service.name(), NAME);
    head += state == null ? 0 : STATE_GAP + TextWidth.of(state.text(), SOFT);
    double width = Math.max(head, TextWidth.of(service.image(), SOFT));
    for (String detail : details()) {
      width = Math.max(width, TextWidth.of(detail, SOFT));
    }
    width = Math.max(width, chips.widest());
    return Math.min(WIDEST, width + 2 * PADDING);
  }

  double height(double width) {
    double change = service.change() == null ? 0 : LINE + 3 + LINE * details().size();
    return HEAD + chips.height(width - 2 * PADDING) + change + FOOT;
  }

  void draw(Svg svg, double x, double y, double width, double height) {
    Change change = service.change();
    svg.rectangle(change == null ? "box" : "box " + change.kind(), x, y, width, height, 8);
    double left = x + PADDING;
    double room = width - 2 * PADDING;
    double nameRoom = room - state(svg, x + width - PADDING, y);
    svg.text("name", left, y + 22, TextWidth.fitted(service.name(), NAME, nameRoom));
    svg.text("soft", left, y + 38, TextWidth.fitted(service.image(), SOFT, room));
    double below = y + HEAD + chips.draw(svg, left, y + HEAD - 2, room);
    if (change != null) {
      svg.text("will text-" + change.kind(), left, below + SOFT, change.text());
      for (String detail : details()) {
        below += LINE;
        svg.text("soft", left, below + SOFT + 1, TextWidth.fitted(detail, SOFT, room));
      }
    }
  }

  /** Draws the state at the right and returns the room it takes. */
  private double state(Svg svg, double right, double y) {
    State state = service.state();
    if (state == null) {
      return 0;
    }
    double width = TextWidth.of(state.text(), SOFT);
    svg.circle(state.tone(), right - width - DOT_GAP + 3, y + 18, 4);
    svg.text("soft", right - width + 3, y + 22, state.text());
    return STATE_GAP + width;
  }

  private List<String> details() {
    Change change = service.change();
    if (change == null) {
      return List.of();
    }
    List<String> details = change.details();
    if (details.size() <= MOST_DETAILS) {
      return details;
    }
    var shown = new ArrayList<String>(details.subList(0, MOST_DETAILS - 1));
    shown.add("and " + (details.size() - shown.size()) + " more");
    return shown;
  }
}
