package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cells by column, counted from the right; arrows that pass a column have a cell there too. */
final class Columns {

  final List<List<Cell>> columns = new ArrayList<>();
  final Map<String, Cell> boxes = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Cell>> passages = new HashMap<>();

  Columns(Map<String, Box> all, Map<String, Integer> ranks, List<Arrow> arrows) {
    for (Box box : all.values()) {
      boxes.put(box.id(), add(Cell.of(box, ranks.getOrDefault(box.id(), 0))));
    }
    for (Arrow arrow : arrows) {
      connect(box(arrow.from()), box(arrow.to()));
    }
  }

  /** Arrows to one box share their way: it begins where the first of them has to pass. */
  private void connect(Cell from, Cell to) {
    Cell at = from;
    for (int rank = from.rank - 1; rank > to.rank; rank--) {
      Map<Integer, Cell> levels = passages.computeIfAbsent(to.id, key -> new HashMap<>());
      Cell next = levels.get(rank);
      if (next == null) {
        next = add(Cell.passage(to.id, rank));
        levels.put(rank, next);
      }
      at.leadTo(next);
      at = next;
    }
    at.leadTo(to);
  }

  private Cell add(Cell cell) {
    while (columns.size() <= cell.rank) {
      columns.add(new ArrayList<>());
    }
    List<Cell> column = columns.get(cell.rank);
    cell.order = column.size();
    column.add(cell);
    return cell;
  }

  /** The box that an arrow names. */
  Cell box(String id) {
    return Objects.requireNonNull(boxes.get(id));
  }

  /** The cells that an arrow passes between its ends. */
  List<Cell> between(Arrow arrow) {
    Cell from = box(arrow.from());
    Cell to = box(arrow.to());
    var passed = new ArrayList<Cell>();
    for (int rank = from.rank - 1; rank > to.rank; rank--) {
      passed.add(Objects.requireNonNull(passages.getOrDefault(to.id, Map.of()).get(rank)));
    }
    return passed;
  }
}
