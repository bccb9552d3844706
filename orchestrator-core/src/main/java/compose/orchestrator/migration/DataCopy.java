package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Bandwidth;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Difference;
import compose.orchestrator.transfer.Parts;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import compose.orchestrator.transfer.Transfer;
import compose.orchestrator.transfer.TransferProgress;
import compose.orchestrator.transfer.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the target's data equal to the source's, and proves it. The source's is only ever read. */
final class DataCopy implements AutoCloseable {

  private static final int MOST_TOLD = 5;

  private static final String ALL = "all data";

  private final EngineGateway targetEngine;
  private final Sides sources;
  private final Sides targets;
  private final FolderFiles files;
  private final MigrationListener listener;
  private final Bandwidth bandwidth;
  private final List<MovedData> moved = new ArrayList<>();
  private @Nullable Side source;
  private @Nullable Side target;
  private @Nullable Transfer transfer;

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
    open(List.of(plan.moves().getFirst().data()));
    send();
    files.writeTo(target());
  }

  /**
   * All data once while services run, so that little is left for when they rest. What is done then
   * is rehearsed, which leaves still less.
   */
  Rehearsal ahead(MigrationPlan plan) {
    open(
        plan.moves().stream()
            .filter(move -> move.method() != DataMove.Method.LOGICAL)
            .map(DataMove::data)
            .toList());
    send();
    tell("comparing", 0);
    transfer().verify();
    transfer().arm();
    tell("sending", 0);
    long start = System.nanoTime();
    transfer().sendRest();
    long sent = System.nanoTime();
    tell("comparing", 0);
    transfer().verifyRest();
    long compared = System.nanoTime();
    tell("compared", 0);
    return new Rehearsal(Duration.ofNanos(sent - start), Duration.ofNanos(compared - sent));
  }

  /** Has everything wait that needs time to be started. */
  void arm() {
    transfer().arm();
  }

  /** What has changed since. */
  void rest() {
    tell("sending", 0);
    tell("sent", transfer().sendRest());
  }

  /**
   * Reads both sides.
   *
   * @throws EngineException with code {@code data-differs} where they are not equal
   */
  void verify() {
    tell("comparing", 0);
    Verification found = transfer().verifyRest();
    if (!found.isEqual()) {
      throw differs(found.differences());
    }
    Parts parts = source().parts();
    for (int i = 0; i < moved.size(); i++) {
      listener.hear(moved.get(i).label(), "equal", parts.bytes(i, found.source()), -1);
    }
  }

  private String label() {
    return moved.size() == 1 ? moved.getFirst().label() : ALL;
  }

  private void tell(String doing, long bytes) {
    listener.hear(label(), doing, bytes, -1);
  }

  private EngineException differs(List<Difference> differences) {
    Map<Integer, List<Difference>> byPart = new TreeMap<>();
    for (Difference difference : differences) {
      Parts.Place place = source().parts().place(difference.path());
      byPart
          .computeIfAbsent(place.number(), _ -> new ArrayList<>())
          .add(new Difference(place.path(), difference.kinds()));
    }
    var told = new StringBuilder();
    byPart.forEach((number, found) ->
        told.append(told.isEmpty() ? "" : "\n")
            .append(moved.get(number).label())
            .append(" is not the same on both hosts after it was copied: ")
            .append(Difference.told(found, MOST_TOLD)));
    return new EngineException(
        "data-differs",
        told.toString(),
        "see whether the disks are sound, then repeat the command");
  }

  private void open(List<MovedData> data) {
    close();
    moved.clear();
    moved.addAll(data);
    Side from = sources.open(new Parts(data.stream().map(MovedData::source).toList()), Access.READ);
    source = from;
    Parts there = new Parts(data.stream().map(one -> there(targetEngine, one)).toList());
    Side to = targets.open(there, Access.WRITE);
    target = to;
    var own = new TreeSet<String>(); // of the folder, which is the first
    files.paths().forEach(path -> own.add(there.path(0, path)));
    transfer = new Transfer(from, to, bandwidth, own, this::sending);
  }

  private void sending(TransferProgress progress) {
    listener.hear(label(), "sending", progress.bytes(), progress.expectedBytes());
  }

  private Side source() {
    return Objects.requireNonNull(source);
  }

  private Side target() {
    return Objects.requireNonNull(target);
  }

  private Transfer transfer() {
    return Objects.requireNonNull(transfer);
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

  private void send() {
    tell("sending", 0);
    tell("sent", transfer().run().bytes());
  }

  @Override
  public void close() {
    Side from = source;
    Side to = target;
    source = null;
    target = null;
    transfer = null;
    try {
      if (to != null) {
        to.close();
      }
    } finally {
      if (from != null) {
        from.close();
      }
    }
  }
}
