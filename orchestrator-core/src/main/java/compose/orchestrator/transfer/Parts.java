package compose.orchestrator.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Data sets that are looked at together. The files of a single one have paths from its own top; of
 * several each has a folder of its own, with its number as the name.
 *
 * @param data the data sets, at least one
 */
public record Parts(List<DataSet> data) {

  /** Which number a place among several has, as in {@code ./12/a/b}. */
  private static final int NAME = 2;

  /** The part that a path is of, and the path as that part alone would have it. */
  public record Place(DataSet data, int number, String path) {}

  /** Several, or one. */
  public Parts {
    data = List.copyOf(data);
  }

  private boolean isOne() {
    return data.size() == 1;
  }

  /** Paths of the top folders. */
  List<String> roots() {
    var roots = new ArrayList<String>();
    for (int i = 0; i < data.size(); i++) {
      roots.add(path(i, "."));
    }
    return roots;
  }

  /** Where a path of one part is among all. */
  public String path(int number, String path) {
    return isOne() ? path : "./" + number + path.substring(1);
  }

  /** Which part a path is of. */
  public Place place(String path) {
    int number = isOne() ? 0 : number(path);
    int start = isOne() ? 1 : root(path).length();
    return new Place(data.get(number), number, "." + path.substring(start));
  }

  /** What files must share to be one by hard links: links never lead from mount to mount. */
  String root(String path) {
    int end = isOne() ? 1 : path.indexOf('/', NAME);
    return end < 0 ? path : path.substring(0, end);
  }

  private int number(String path) {
    return Integer.parseInt(root(path).substring(NAME));
  }

  /** Bytes of the contents of one part. */
  public long bytes(int number, Manifest files) {
    return Manifest.of(
            files.files().stream().filter(file -> place(file.path()).number() == number).toList())
        .bytes();
  }

  /** Sorted, so that the same data has the same text. */
  @Override
  public String toString() {
    return data.stream()
        .map(DataSet::toString)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(", "));
  }
}
