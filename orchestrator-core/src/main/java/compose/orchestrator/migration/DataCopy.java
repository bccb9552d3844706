package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Bandwidth;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Difference;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import compose.orchestrator.transfer.Transfer;
import compose.orchestrator.transfer.TransferProgress;
import compose.orchestrator.transfer.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the target's data equal to the source's, and proves it. The source's is only ever read. */
final class DataCopy implements AutoCloseable {

  private static final int MOST_TOLD = 5;

  private record Pair(MovedData data, Side source, Side target, Transfer transfer) {}

  private final EngineGateway targetEngine;
  private final Sides sources;
  private final Sides targets;
  private final FolderFiles files;
  private final MigrationListener listener;
  private final Bandwidth bandwidth;
  private final Map<MovedData, Pair> pairs = new LinkedHashMap<>();

  DataCopy(MigrationContext context, List<String> images) {
    this.targetEngine = context.target();
    this.sources = new Sides(context.source(), images);
    this.targets = new Sides(context.target(), images);
    this.files = new FolderFiles(context.project(), context.there());
    this.listener = context.listener();
    this.bandwidth = context.bandwidth();
  }

  /** The project's folder, before anything there mounts of it. */
  void folder(MigrationPlan plan) {
    Pair pair = open(plan.moves().getFirst().data());
    send(pair);
    files.writeTo(pair.target());
  }

  /** All data once while services run, so that little is left for when they rest. */
  void ahead(MigrationPlan plan) {
    for (DataMove move : plan.moves()) {
      if (move.method() != DataMove.Method.LOGICAL) {
        open(move.data());
      }
    }
    SideBySide.run(
        pairs.values(),
        pair -> {
          send(pair);
          tell(pair, "comparing", 0);
          pair.transfer().verify();
          tell(pair, "compared", 0);
        });
  }

  /** What has changed since. */
  void rest() {
    SideBySide.run(
        pairs.values(),
        pair -> {
          tell(pair, "sending", 0);
          tell(pair, "sent", pair.transfer().sendRest());
        });
  }

  /**
   * Reads both sides.
   *
   * @throws EngineException with code {@code data-differs} where they are not equal
   */
  void verify() {
    SideBySide.run(
        pairs.values(),
        pair -> {
          tell(pair, "comparing", 0);
          Verification found = pair.transfer().verifyRest();
          if (!found.isEqual()) {
            throw differs(pair.data(), found.differences());
          }
          tell(pair, "equal", found.source().bytes());
        });
  }

  private synchronized void tell(Pair pair, String doing, long bytes) {
    listener.hear(pair.data().label(), doing, bytes, -1);
  }

  private synchronized void sending(MovedData data, TransferProgress progress) {
    listener.hear(data.label(), "sending", progress.bytes(), progress.expectedBytes());
  }

  private static EngineException differs(MovedData data, List<Difference> differences) {
    return new EngineException(
        "data-differs",
        data.label()
            + " is not the same on both hosts after it was copied: "
            + Difference.told(differences, MOST_TOLD),
        "see whether the disks are sound, then repeat the command");
  }

  private Pair open(MovedData data) {
    Pair open = pairs.get(data);
    if (open != null) {
      return open;
    }
    Side source = sources.open(data.source(), Access.READ);
    try {
      Side target = targets.open(there(targetEngine, data), Access.WRITE);
      Set<String> own = pairs.isEmpty() ? files.paths() : Set.of(); // the folder is the first
      var transfer =
          new Transfer(source, target, bandwidth, own, progress -> sending(data, progress));
      Pair pair = new Pair(data, source, target, transfer);
      pairs.put(data, pair);
      return pair;
    } catch (EngineException e) {
      source.close();
      throw e;
    }
  }

  /** What holds the data on the target, where its containers were made. */
  static DataSet there(EngineGateway target, MovedData data) {
    return data.there(nameThere(target, data));
  }

  private static String nameThere(EngineGateway target, MovedData data) {
    if (data.container() == null) {
      return Objects.requireNonNull(data.target());
    }
    ContainerDetails container = target.container(data.container());
    List<MountPoint> mounts = container == null ? List.of() : container.mounts();
    for (MountPoint mount : mounts) {
      if (mount.destination().equals(data.destination()) && mount.name() != null) {
        return mount.name();
      }
    }
    throw new EngineException(
        "no-such-mount",
        "the target has no place for the " + data.label(),
        "bring the project up to date on this host first (orchestrator up -d), and repeat");
  }

  private void send(Pair pair) {
    tell(pair, "sending", 0);
    tell(pair, "sent", pair.transfer().run().bytes());
  }

  @Override
  public void close() {
    for (Pair pair : pairs.values()) {
      try (var _ = pair.source()) {
        pair.target().close();
      }
    }
  }
}
