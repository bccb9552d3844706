package compose.orchestrator.cli.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same fault at each step of a move, each time of a project of its own, several at once. */
final class FaultsAtOnce {

  private static final int AT_ONCE = 5;

  /** Has a fault at a step. */
  interface Fault {
    /** What has become of it. */
    List<FaultTable.Row> at(int step) throws Exception;
  }

  private FaultsAtOnce() {}

  /** Has it at all steps up to one, and returns what has become of it in their order. */
  static List<FaultTable.Row> upTo(int last, Fault fault) throws Exception {
    var tasks = new ArrayList<Callable<List<FaultTable.Row>>>();
    for (int i = 1; i <= last; i++) {
      int step = i;
      tasks.add(() -> fault.at(step));
    }
    var rows = new ArrayList<FaultTable.Row>();
    try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<List<FaultTable.Row>> done : several.invokeAll(tasks)) {
        rows.addAll(done.get());
      }
    }
    return rows;
  }
}
