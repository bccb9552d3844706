package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the cells of each column as near to their neighbours' level as their order and size allow:
 * cells that would overlap form blocks, a block is where its members want it to be on average.
 */
final class Heights {

  private static final int ROUNDS = 16;
  private static final double GAP = 26;
  private static final double PASSAGE_GAP = 8;
  private static final double PASSAGE_WEIGHT = 3;

  private Heights() {}

  static void place(List<List<Cell>> columns) {
    for (List<Cell> column : columns) {
      place(column, new double[column.size()]);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < columns.size(); i++) {
        List<Cell> column = columns.get(round % 2 == 0 ? i : columns.size() - 1 - i);
        place(column, wanted(column));
      }
    }
  }

  private static double[] wanted(List<Cell> column) {
    double[] wanted = new double[column.size()];
    for (int i = 0; i < wanted.length; i++) {
      Cell cell = column.get(i);
      double sum = 0;
      for (Cell target : cell.targets) {
        sum += target.middle;
      }
      for (Cell source : cell.sources) {
        sum += source.middle;
      }
      int neighbours = cell.targets.size() + cell.sources.size();
      wanted[i] = neighbours == 0 ? cell.middle : sum / neighbours;
    }
    return wanted;
  }

  /** Cells that touch each other, and the shift that suits them best. */
  private static final class Block {
    int first;
    double weight;
    double sum;

    double shift() {
      return sum / weight;
    }
  }

  private static void place(List<Cell> column, double[] wanted) {
    double[] stacked = stacked(column);
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < wanted.length; i++) {
      var block = new Block();
      block.first = i;
      block.weight = column.get(i).passage ? PASSAGE_WEIGHT : 1;
      block.sum = block.weight * (wanted[i] - stacked[i]);
      while (!blocks.isEmpty() && blocks.getLast().shift() > block.shift()) {
        Block before = blocks.removeLast();
        block.first = before.first;
        block.weight += before.weight;
        block.sum += before.sum;
      }
      blocks.add(block);
    }
    for (int b = 0; b < blocks.size(); b++) {
      int end = b + 1 < blocks.size() ? blocks.get(b + 1).first : wanted.length;
      for (int i = blocks.get(b).first; i < end; i++) {
        column.get(i).middle = stacked[i] + blocks.get(b).shift();
      }
    }
  }

  /** Middles of the cells if they were put one on the other. */
  private static double[] stacked(List<Cell> column) {
    double[] middles = new double[column.size()];
    for (int i = 1; i < middles.length; i++) {
      Cell above = column.get(i - 1);
      Cell cell = column.get(i);
      double gap = above.passage || cell.passage ? PASSAGE_GAP : GAP;
      middles[i] = middles[i - 1] + (above.height + cell.height) / 2 + gap;
    }
    return middles;
  }
}
