package compose.orchestrator.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Text in columns that are as wide as their widest cell and a gap. */
final class Table {

  private static final int GAP = 3;

  private final int leastWidth;
  private final int gap;
  private final List<List<String>> rows = new ArrayList<>();

  Table(int leastWidth, String... headers) {
    this(leastWidth, GAP, headers);
  }

  Table(int leastWidth, int gap, String... headers) {
    this.leastWidth = leastWidth;
    this.gap = gap;
    row(headers);
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    int[] widths = widths();
    var text = new StringBuilder();
    for (List<String> row : rows) {
      int last = row.size() - 1;
      for (int column = 0; column < last; column++) {
        pad(text, row.get(column), widths[column]);
      }
      text.append(row.get(last)).append('\n');
    }
    return text.toString();
  }

  static void pad(StringBuilder text, String cell, int width) {
    text.append(cell);
    text.repeat(' ', Math.max(0, width - width(cell)));
  }

  static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        int wanted = Math.max(leastWidth, width(row.get(column)) + gap);
        widths[column] = Math.max(widths[column], wanted);
      }
    }
    return widths;
  }
}
