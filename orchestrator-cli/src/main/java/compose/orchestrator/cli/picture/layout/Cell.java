package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.List;

/** A box in its column, or the level on which arrows to one box pass a column. */
final class Cell {

  private static final double LEVEL = 12;

  final String id;
  final double width;
  final double height;
  final int rank;
  final boolean passage;
  final List<Cell> sources = new ArrayList<>();
  final List<Cell> targets = new ArrayList<>();
  int order;
  int bestOrder;
  double wanted;
  double middle;

  private Cell(String id, double width, double height, int rank, boolean passage) {
    this.id = id;
    this.width = width;
    this.height = height;
    this.rank = rank;
    this.passage = passage;
  }

  static Cell of(Box box, int rank) {
    return new Cell(box.id(), box.width(), box.height(), rank, false);
  }

  static Cell passage(String target, int rank) {
    return new Cell(target, 0, LEVEL, rank, true);
  }

  void leadTo(Cell target) {
    if (!targets.contains(target)) {
      targets.add(target);
      target.sources.add(this);
    }
  }

  double top() {
    return middle - height / 2;
  }
}
