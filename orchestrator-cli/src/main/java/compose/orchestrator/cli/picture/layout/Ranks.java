package compose.orchestrator.cli.picture.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * In which column each box is: to the left of all that its arrows lead to, columns filled evenly.
 */
final class Ranks {

  private static final int LEAST_CAPACITY = 5;
  private static final double SHAPE = 1.6;

  private final Map<String, Box> boxes;
  private final Map<String, List<String>> targets = new HashMap<>();
  private final Map<String, Integer> distances = new HashMap<>();

  private Ranks(Map<String, Box> boxes, List<Arrow> arrows) {
    this.boxes = boxes;
    for (Arrow arrow : arrows) {
      targets.computeIfAbsent(arrow.from(), key -> new ArrayList<>()).add(arrow.to());
    }
  }

  /** The number of columns to the right of each box. */
  static Map<String, Integer> of(Map<String, Box> boxes, List<Arrow> arrows) {
    return new Ranks(boxes, arrows).ranks();
  }

  private Map<String, Integer> ranks() {
    int capacity = Math.max(LEAST_CAPACITY, (int) Math.ceil(Math.sqrt(boxes.size() * SHAPE)));
    var ranks = new HashMap<String, Integer>();
    var filled = new HashMap<Integer, Integer>();
    for (String id : fromTheRight()) {
      int rank = box(id).rank();
      for (String target : targets.getOrDefault(id, List.of())) {
        rank = Math.max(rank, ranks.getOrDefault(target, 0) + 1);
      }
      while (filled.getOrDefault(rank, 0) >= capacity) {
        rank++;
      }
      filled.merge(rank, 1, Integer::sum);
      ranks.put(id, rank);
    }
    return ranks;
  }

  private List<String> fromTheRight() {
    var order = new ArrayList<String>(boxes.keySet());
    order.sort((one, other) -> Integer.compare(distance(one), distance(other)));
    return order;
  }

  private Box box(String id) {
    return Objects.requireNonNull(boxes.get(id));
  }

  private int distance(String id) {
    Integer known = distances.get(id);
    if (known != null) {
      return known;
    }
    int distance = box(id).rank();
    for (String target : targets.getOrDefault(id, List.of())) {
      distance = Math.max(distance, distance(target) + 1);
    }
    distances.put(id, distance);
    return distance;
  }
}
