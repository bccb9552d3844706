package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Databases that another image will read than has written them: dumped by the one, read by the
 * other, while no service runs. Both servers run alone then, and the target's begins from nothing.
 */
final class DatabaseMove implements AutoCloseable {

  private static final int MOST_TOLD = 5;

  /** A new database on the target, and the server here that fills it, once that runs. */
  private static final class Pair {

    private final DataMove move;
    private final DatabaseServer target;
    private @Nullable DatabaseServer source;

    Pair(DataMove move, DatabaseServer target) {
      this.move = move;
      this.target = target;
    }

    DatabaseServer source() {
      return Objects.requireNonNull(source);
    }
  }

  private final MigrationContext context;
  private final MigrationPlan plan;
  private final Containers here;
  private final Containers there;
  private final List<Pair> pairs = new ArrayList<>();

  DatabaseMove(MigrationContext context, MigrationPlan plan, Containers here, Containers there) {
    this.context = context;
    this.plan = plan;
    this.here = here;
    this.there = there;
  }

  /** Has the target make databases with nothing in them, while services still run here. */
  void prepare() {
    DatabaseServer.endAll(context.target(), context.project().name());
    for (DataMove move : plan.moves()) {
      if (move.method() == DataMove.Method.LOGICAL) {
        container(here, move.owner()); // or it could not be dumped either
        empty(move);
        pairs.add(new Pair(move, server(context.target(), there, move)));
      }
    }
  }

  /** Brings all of it to the target. */
  void copy() {
    for (Pair pair : pairs) {
      pair.source = server(context.source(), here, pair.move);
      copy(pair);
    }
  }

  private DatabaseServer server(EngineGateway engine, Containers containers, DataMove move) {
    return DatabaseServer.start(
        engine,
        context.project().name(),
        container(containers, move.owner()),
        DatabaseTools.of(plan.inventory().kind(move.owner())));
  }

  private static ContainerDetails container(Containers containers, String service) {
    for (ContainerDetails container : containers.all()) {
      if (Containers.service(container).equals(service)) {
        return container;
      }
    }
    throw new EngineException(
        "no-database",
        "there is no container of " + service + ", whose database is to be dumped",
        "bring the project up to date on this host first (orchestrator up -d), and repeat");
  }

  /** What an earlier try, or the image, has put there. The move has made the volume itself. */
  private void empty(DataMove move) {
    try (Side side =
        new Sides(context.target(), plan.imageIds())
            .open(DataCopy.there(context.target(), move.data()), Access.WRITE)) {
      List<String> top = side.scan().topLevel();
      if (!top.isEmpty()) {
        side.remove(top);
      }
    }
  }

  private void copy(Pair pair) {
    long[] done = {0};
    tell(pair, "dumping", 0);
    try {
      pair.source()
          .copyTo(
              pair.target,
              context.bandwidth(),
              length -> {
                done[0] += length;
                tell(pair, "dumping", done[0]);
              });
    } catch (EngineException e) {
      throw new EngineException(
          e.status(),
          "database-not-copied",
          "the database of " + pair.move.owner() + " could not be brought over: " + e.getMessage(),
          "see what the new image lacks, or move it with the image that it has here");
    }
    tell(pair, "dumped", done[0]);
  }

  private void tell(Pair pair, String doing, long bytes) {
    context.listener().hear("database of " + pair.move.owner(), doing, bytes, -1);
  }

  /**
   * Has both servers tell what they hold.
   *
   * @throws EngineException with code {@code data-differs} where that is not equal
   */
  void verify() {
    for (Pair pair : pairs) {
      tell(pair, "comparing", 0);
      Set<String> source = new LinkedHashSet<>(pair.source().describe());
      Set<String> target = new LinkedHashSet<>(pair.target.describe());
      if (!source.equals(target)) {
        throw differs(pair, source, target);
      }
      tell(pair, "equal", 0);
    }
    close();
  }

  private static EngineException differs(Pair pair, Set<String> source, Set<String> target) {
    Map<String, String> lines = new LinkedHashMap<>();
    source.stream().filter(line -> !target.contains(line)).forEach(line -> lines.put(line, "here"));
    target.stream()
        .filter(line -> !source.contains(line))
        .forEach(line -> lines.put(line, "there"));
    var told = new StringBuilder();
    lines.entrySet().stream()
        .limit(MOST_TOLD)
        .forEach(
            line -> told.append("\n  ").append(line.getValue()).append(": ").append(line.getKey()));
    return new EngineException(
        "data-differs",
        "the database of " + pair.move.owner() + " is not the same on both hosts:" + told,
        "move it with the image that it has here, and change the image afterwards");
  }

  /** Ends the servers; nothing else may be started on their files before. */
  @Override
  public void close() {
    for (Pair pair : pairs) {
      try (var _ = pair.source) {
        pair.target.close();
      }
    }
    pairs.clear();
  }
}
