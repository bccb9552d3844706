package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders the cells of each column so that few arrows cross: each goes to where its neighbours are.
 */
final class Crossings {

  private static final int SWEEPS = 12;

  private final List<List<Cell>> columns;

  private Crossings(List<List<Cell>> columns) {
    this.columns = columns;
  }

  static void reduce(List<List<Cell>> columns) {
    new Crossings(columns).reduce();
  }

  private void reduce() {
    keep();
    int fewest = count();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean leftwards = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        sort(columns.get(leftwards ? i : columns.size() - 1 - i), leftwards);
      }
      int count = count();
      if (count < fewest) {
        fewest = count;
        keep();
      }
    }
    restore();
  }

  private static void sort(List<Cell> column, boolean leftwards) {
    for (Cell cell : column) {
      cell.wanted = wanted(cell, leftwards ? cell.targets : cell.sources);
    }
    column.sort((one, other) -> Double.compare(one.wanted, other.wanted));
    number(column);
  }

  private static double wanted(Cell cell, List<Cell> neighbours) {
    double sum = 0;
    for (Cell neighbour : neighbours) {
      sum += neighbour.order;
    }
    return neighbours.isEmpty() ? cell.order : sum / neighbours.size();
  }

  private int count() {
    int count = 0;
    for (List<Cell> column : columns) {
      var ends = new ArrayList<Integer>();
      for (Cell cell : column) {
        var targets = new ArrayList<Integer>();
        for (Cell target : cell.targets) {
          targets.add(target.order);
          for (int earlier : ends) {
            count += earlier > target.order ? 1 : 0;
          }
        }
        ends.addAll(targets);
      }
    }
    return count;
  }

  private void keep() {
    for (List<Cell> column : columns) {
      for (Cell cell : column) {
        cell.bestOrder = cell.order;
      }
    }
  }

  private void restore() {
    for (List<Cell> column : columns) {
      column.sort((one, other) -> Integer.compare(one.bestOrder, other.bestOrder));
      number(column);
    }
  }

  private static void number(List<Cell> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).order = i;
    }
  }
}
