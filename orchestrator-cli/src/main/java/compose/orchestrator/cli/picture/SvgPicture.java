package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Edge;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import compose.orchestrator.cli.picture.layout.Arrow;
import compose.orchestrator.cli.picture.layout.Box;
import compose.orchestrator.cli.picture.layout.Layout;
import compose.orchestrator.cli.picture.layout.Point;
import compose.orchestrator.cli.picture.layout.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A picture that browsers show, by day and by night, and that can be printed. */
public final class SvgPicture {

  private static final double MARGIN = 32;
  private static final double TITLE = 24;
  private static final double TITLE_SIZE = 20;
  private static final double GAP = 26;
  private static final double LEAST_WIDTH = 190;
  private static final double LEAST_PICTURE = 360;
  private static final double LABEL = 10;
  private static final double LABEL_GAP = 10;
  private static final double WIDEST_LABEL = 170;
  private static final double ARROW_LINE = 17;
  private static final double HEAD = 8;

  private final Picture picture;
  private final Svg svg = new Svg();
  private final Map<String, ServiceBox> services = new LinkedHashMap<>();
  private final Map<String, VolumeBox> volumes = new LinkedHashMap<>();
  private final Map<String, Integer> leaving = new HashMap<>();
  private double width = LEAST_WIDTH;

  private SvgPicture(Picture picture) {
    this.picture = picture;
    for (ServiceShape service : picture.services()) {
      var box = new ServiceBox(service, chips(service));
      services.put(service.name(), box);
      width = Math.max(width, box.wantedWidth());
    }
    for (ResourceShape volume : picture.volumes()) {
      volumes.put(volume.key(), new VolumeBox(volume));
    }
    for (Edge edge : picture.edges()) {
      leaving.merge(edge.service(), 1, Integer::sum);
    }
  }

  /** The whole file. */
  public static String of(Picture picture) {
    return new SvgPicture(picture).draw();
  }

  private String draw() {
    Layout layout = Layout.of(boxes(), arrows());
    double inner = Math.max(layout.width(), LEAST_PICTURE);
    Chips networks = legend();
    double top = MARGIN + TITLE + networks.height(inner) + GAP;
    open(inner + 2 * MARGIN, top + layout.height() + MARGIN);
    String title = TextWidth.fitted(picture.title(), TITLE_SIZE, inner);
    svg.text("title", MARGIN, MARGIN + TITLE_SIZE - 4, title);
    networks.draw(svg, MARGIN, MARGIN + TITLE + 4, inner);
    svg.raw("<g transform=\"translate(" + Svg.number(MARGIN) + " " + Svg.number(top) + ")\">\n");
    for (int i = 0; i < picture.edges().size(); i++) {
      edge(picture.edges().get(i), layout.routes().get(i));
    }
    boxes(layout);
    return svg.raw("</g>\n</svg>\n").toString();
  }

  private void open(double wide, double high) {
    String size = Svg.number(wide) + " " + Svg.number(high);
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + size + "\"");
    svg.raw(" width=\"" + Svg.number(wide) + "\" height=\"" + Svg.number(high) + "\">\n");
    svg.raw("<title>" + Svg.escaped(picture.title()) + "</title>\n").raw(SvgStyle.text());
    svg.rectangle("page", 0, 0, wide, high, 0);
  }

  private Chips chips(ServiceShape service) {
    var chips = new Chips();
    service.ports().forEach(chips::port);
    if (picture.showsNetworks() || !isOrdinary(service)) {
      for (String network : service.networks()) {
        chips.network(network, colour(network));
      }
    }
    return chips;
  }

  /** Whether a service is on nothing but networks of the project, or on no network at all. */
  private boolean isOrdinary(ServiceShape service) {
    return picture.networks().stream()
        .map(ResourceShape::key)
        .toList()
        .containsAll(service.networks());
  }

  private Chips legend() {
    var chips = new Chips();
    for (ResourceShape network : picture.networks()) {
      var text = new StringBuilder("network ").append(network.key());
      text.append(network.external() ? " (external)" : "");
      text.append(network.change() == null ? "" : ": " + network.change().text());
      chips.network(text.toString(), colour(network.key()));
    }
    return chips;
  }

  private String colour(String network) {
    for (int i = 0; i < picture.networks().size(); i++) {
      if (picture.networks().get(i).key().equals(network)) {
        return SvgStyle.network(i);
      }
    }
    return "idle";
  }

  private List<Box> boxes() {
    var boxes = new ArrayList<Box>();
    int rank = volumes.isEmpty() ? 0 : 1; // volumes have the rightmost column for themselves
    services.forEach(
        (name, box) -> boxes.add(new Box("service " + name, width, height(name, box), rank)));
    volumes.forEach(
        (key, box) -> boxes.add(new Box("volume " + key, box.width(), box.height(), 0)));
    return boxes;
  }

  private List<Arrow> arrows() {
    var arrows = new ArrayList<Arrow>();
    for (Edge edge : picture.edges()) {
      double label = TextWidth.of(label(edge), LABEL) + 2 * LABEL_GAP;
      String target = (edge.mount() ? "volume " : "service ") + edge.target();
      arrows.add(new Arrow("service " + edge.service(), target, label));
    }
    return arrows;
  }

  private static String label(Edge edge) {
    return TextWidth.fitted(edge.label(), LABEL, WIDEST_LABEL);
  }

  private void boxes(Layout layout) {
    services.forEach((name, box) -> {
      Point place = layout.place("service " + name);
      box.draw(svg, place.x(), place.y(), width, height(name, box));
    });
    volumes.forEach((key, box) -> {
      Point place = layout.place("volume " + key);
      box.draw(svg, place.x(), place.y());
    });
  }

  /** High enough for what is in it, and for the labels of the arrows that leave it. */
  private double height(String name, ServiceBox box) {
    return Math.max(box.height(width), ARROW_LINE * (leaving.getOrDefault(name, 0) + 1));
  }

  private void edge(Edge edge, Route route) {
    List<Point> points = route.points();
    Point start = points.getFirst();
    Point end = points.getLast();
    String style = edge.mount() ? "mount" : edge.strong() ? "edge" : "edge weak";
    svg.path(style, line(points));
    svg.text("label", start.x() + LABEL_GAP, start.y() - 4, label(edge));
    if (edge.mount()) {
      svg.circle("dot-mount", end.x(), end.y(), 3.5);
    } else {
      svg.path("head", "M" + at(end) + " l-" + Svg.number(HEAD) + " -4 v8 Z");
    }
  }

  private static String line(List<Point> points) {
    var data = new StringBuilder("M").append(at(points.getFirst()));
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (i % 2 == 1) {
        data.append(" L").append(at(to));
      } else {
        double middle = (from.x() + to.x()) / 2;
        data.append(" C").append(at(new Point(middle, from.y()))).append(' ');
        data.append(at(new Point(middle, to.y()))).append(' ').append(at(to));
      }
    }
    return data.toString();
  }

  private static String at(Point point) {
    return Svg.number(point.x()) + " " + Svg.number(point.y());
  }
}
