package compose.orchestrator.migration;

import compose.orchestrator.migration.DataMove.Method;
import compose.orchestrator.model.HealthCheck;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.time.Duration;
import java.util.List;

/**
 * Foretells how long nobody serves, from what the looks at both hosts took: how long it takes to
 * start a container there, and to look at all files, which takes half as long once that has been
 * done. Factors are measured with {@code benchmarks/migration}.
 */
final class DowntimeForecast {

  /** Until a database server answers that was started alone. */
  private static final long SERVER_MILLIS = 3000;

  /** Bytes of a database's files that are dumped, read and compared in a millisecond. */
  private static final long DUMPED_IN_MILLISECOND = 20_000;

  private final Project project;
  private final long here;
  private final long there;
  private final List<DataMove> moves;

  private DowntimeForecast(Project project, long here, long there, List<DataMove> moves) {
    this.project = project;
    this.here = here;
    this.there = there;
    this.moves = moves;
  }

  static Downtime of(
      Project project, Inventory inventory, TargetSurvey survey, List<DataMove> moves) {
    long here = inventory.startMillis();
    long there = survey.disk() == null ? here : survey.disk().startMillis();
    return new DowntimeForecast(project, here, there, moves).downtime();
  }

  /** What is known better once copying and comparing have been rehearsed. */
  static Downtime rehearsed(MigrationPlan plan, Rehearsal rehearsal) {
    return new Downtime(
        plan.downtime().stop(),
        rehearsal.copy().plusMillis(dump(plan.moves())),
        rehearsal.compare(),
        plan.downtime().start());
  }

  private static long dump(List<DataMove> moves) {
    long dump = 0;
    for (DataMove move : moves) {
      if (move.method() == Method.LOGICAL) {
        dump += SERVER_MILLIS + move.data().bytes() / DUMPED_IN_MILLISECOND;
      }
    }
    return dump;
  }

  private Downtime downtime() {
    long scan = 0;
    for (DataMove move : moves) {
      scan = Math.max(scan, move.data().scanMillis());
    }
    long dump = dump(moves);
    long levels = 1;
    long start = 0;
    for (Service service : project.services().values()) {
      levels = Math.max(levels, depth(service, 0));
      start = Math.max(start, ready(service, 0));
    }
    return new Downtime(
        Duration.ofMillis(levels * here * 3 / 4),
        Duration.ofMillis(scan / 2 + here + there + dump),
        Duration.ofMillis(scan / 2 + there),
        Duration.ofMillis(2 * there + start));
  }

  private long depth(Service service, int seen) {
    long depth = 1;
    for (String name : service.lifecycle().dependsOn().keySet()) {
      Service other = project.services().get(name);
      if (other != null && seen < project.services().size()) {
        depth = Math.max(depth, 1 + depth(other, seen + 1));
      }
    }
    return depth;
  }

  /** Milliseconds until a service is ready: its health check is run until it succeeds. */
  private long ready(Service service, int seen) {
    long before = 0;
    for (String name : service.lifecycle().dependsOn().keySet()) {
      Service other = project.services().get(name);
      if (other != null && seen < project.services().size()) {
        before = Math.max(before, ready(other, seen + 1));
      }
    }
    HealthCheck check = service.lifecycle().healthCheck();
    boolean checked = check != null && !check.disable();
    return before + there + (checked ? 2 * there : 0);
  }
}
