package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Boxes in columns, arrows from left to right: a layered layout after Sugiyama, Tagawa and Toda.
 * Boxes never overlap, and no arrow crosses a box.
 *
 * @param places upper left corner of each box, by id
 * @param routes the ways of the arrows, in the order in which they were given
 * @param width of everything, in pixels
 * @param height of everything, in pixels
 */
public record Layout(Map<String, Point> places, List<Route> routes, double width, double height) {

  private static final double COLUMN_GAP = 56;

  /** Places boxes with distinct ids; arrows name boxes that are there. */
  public static Layout of(List<Box> boxes, List<Arrow> arrows) {
    var byId = new LinkedHashMap<String, Box>();
    for (Box box : boxes) {
      byId.put(box.id(), box);
    }
    var columns = new Columns(byId, Ranks.of(byId, arrows), arrows);
    Crossings.reduce(columns.columns);
    Heights.place(columns.columns);
    return new Drawing(columns, arrows).layout();
  }

  /** Where a box is. */
  public Point place(String id) {
    return Objects.requireNonNull(places.get(id), id);
  }

  /** Turns columns and levels into places. */
  private static final class Drawing {

    private final Columns columns;
    private final List<Arrow> arrows;
    private final double[] left;
    private final double[] right;

    /** Where the labels to the right of a column end. */
    private final double[] free;

    private final double top;
    private final double bottom;

    Drawing(Columns columns, List<Arrow> arrows) {
      this.columns = columns;
      this.arrows = arrows;
      this.left = new double[columns.columns.size()];
      this.right = new double[columns.columns.size()];
      this.free = new double[columns.columns.size()];
      double x = 0;
      double highest = 0;
      double lowest = 0;
      for (int rank = left.length - 1; rank >= 0; rank--) {
        left[rank] = x;
        right[rank] = x + width(rank);
        free[rank] = right[rank] + label(rank);
        x = free[rank] + COLUMN_GAP;
        for (Cell cell : columns.columns.get(rank)) {
          highest = Math.min(highest, cell.top());
          lowest = Math.max(lowest, cell.top() + cell.height);
        }
      }
      this.top = highest;
      this.bottom = lowest;
    }

    private double width(int rank) {
      double width = 0;
      for (Cell cell : columns.columns.get(rank)) {
        width = Math.max(width, cell.width);
      }
      return width;
    }

    private double label(int rank) {
      double width = 0;
      for (Arrow arrow : arrows) {
        width = columns.box(arrow.from()).rank == rank ? Math.max(width, arrow.label()) : width;
      }
      return width;
    }

    Layout layout() {
      var places = new LinkedHashMap<String, Point>();
      for (Cell cell : columns.boxes.values()) {
        places.put(cell.id, new Point(left[cell.rank], cell.top() - top));
      }
      Map<Arrow, Double> starts = starts();
      var routes = new ArrayList<Route>();
      for (Arrow arrow : arrows) {
        routes.add(new Route(arrow, points(arrow, starts.getOrDefault(arrow, 0.0))));
      }
      return new Layout(places, routes, right.length == 0 ? 0 : right[0], bottom - top);
    }

    private List<Point> points(Arrow arrow, double start) {
      Cell from = columns.box(arrow.from());
      Cell to = columns.box(arrow.to());
      var points = new ArrayList<Point>();
      points.add(new Point(left[from.rank] + from.width, start));
      points.add(new Point(free[from.rank], start));
      for (Cell passed : columns.between(arrow)) {
        points.add(new Point(left[passed.rank], passed.middle - top));
        points.add(new Point(free[passed.rank], passed.middle - top));
      }
      points.add(new Point(left[to.rank], to.middle - top));
      return points;
    }

    /** Where arrows leave their box: one below the other, in the order of where they lead to. */
    private Map<Arrow, Double> starts() {
      var starts = new HashMap<Arrow, Double>();
      for (Cell cell : columns.boxes.values()) {
        List<Arrow> leaving = leaving(cell);
        for (int i = 0; i < leaving.size(); i++) {
          double share = (i + 1.0) / (leaving.size() + 1);
          starts.put(leaving.get(i), cell.top() - top + cell.height * share);
        }
      }
      return starts;
    }

    private List<Arrow> leaving(Cell cell) {
      var leaving = new ArrayList<Arrow>();
      for (Arrow arrow : arrows) {
        if (arrow.from().equals(cell.id)) {
          leaving.add(arrow);
        }
      }
      leaving.sort((one, other) -> Double.compare(next(one).middle, next(other).middle));
      return leaving;
    }

    private Cell next(Arrow arrow) {
      List<Cell> between = columns.between(arrow);
      return between.isEmpty() ? columns.box(arrow.to()) : between.getFirst();
    }
  }
}
