package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.migration.DataMove.Method;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Difference;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import compose.orchestrator.transfer.Transfer;
import compose.orchestrator.transfer.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the target's data equal to the source's, and proves it. The source's is only ever read. */
final class DataCopy implements AutoCloseable {

  private static final int MOST_TOLD = 5;

  private record Pair(MovedData data, Side source, Side target, Transfer transfer) {}

  private final EngineGateway targetEngine;
  private final Sides sources;
  private final Sides targets;
  private final FolderFiles files;
  private final MigrationListener listener;
  private final Map<MovedData, Pair> pairs = new LinkedHashMap<>();

  DataCopy(MigrationContext context, List<String> images) {
    this.targetEngine = context.target();
    this.sources = new Sides(context.source(), images);
    this.targets = new Sides(context.target(), images);
    this.files = new FolderFiles(context.project(), context.there());
    this.listener = context.listener();
  }

  /** The project's folder, before anything there mounts of it. */
  void folder(MigrationPlan plan) {
    Pair pair = open(plan.moves().getFirst().data());
    send(pair);
  }

  /** All data once while services run, so that little is left for when they rest. */
  void ahead(MigrationPlan plan) {
    for (DataMove move : plan.moves()) {
      if (move.method() != Method.LOGICAL) {
        Pair pair = open(move.data());
        send(pair);
        listener.hear(move.data().label(), "comparing", 0, -1);
        pair.transfer().verify();
        listener.hear(move.data().label(), "compared", 0, -1);
      }
    }
  }

  /** What has changed since. */
  void rest() {
    pairs.values().forEach(this::send);
  }

  /**
   * Reads both sides.
   *
   * @throws EngineException with code {@code data-differs} where they are not equal
   */
  void verify() {
    for (Pair pair : pairs.values()) {
      listener.hear(pair.data().label(), "comparing", 0, -1);
      Verification found = pair.transfer().verify();
      List<Difference> differences = new ArrayList<>(found.differences());
      if (isFolder(pair)) {
        differences.removeIf(difference -> files.isOther(difference.path()));
      }
      if (!differences.isEmpty()) {
        throw differs(pair.data(), differences);
      }
      listener.hear(pair.data().label(), "equal", found.source().bytes(), -1);
    }
  }

  private static EngineException differs(MovedData data, List<Difference> differences) {
    var text = new StringBuilder();
    for (Difference difference : differences.subList(0, Math.min(MOST_TOLD, differences.size()))) {
      text.append(text.isEmpty() ? "" : "; ").append(difference);
    }
    int more = differences.size() - MOST_TOLD;
    text.append(more > 0 ? "; and " + more + " more" : "");
    return new EngineException(
        "data-differs",
        data.label() + " is not the same on both hosts after it was copied: " + text,
        "see whether the disks are sound, then repeat the command");
  }

  private boolean isFolder(Pair pair) {
    return pair.equals(pairs.values().iterator().next());
  }

  private Pair open(MovedData data) {
    Pair open = pairs.get(data);
    if (open != null) {
      return open;
    }
    Side source = sources.open(data.source(), Access.READ);
    try {
      Side target = targets.open(data.there(nameThere(data)), Access.WRITE);
      var transfer =
          new Transfer(
              source,
              target,
              0,
              progress ->
                  listener.hear(
                      data.label(), "sending", progress.bytes(), progress.expectedBytes()));
      Pair pair = new Pair(data, source, target, transfer);
      pairs.put(data, pair);
      return pair;
    } catch (EngineException e) {
      source.close();
      throw e;
    }
  }

  private String nameThere(MovedData data) {
    if (data.container() == null) {
      return Objects.requireNonNull(data.target());
    }
    ContainerDetails container = targetEngine.container(data.container());
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
    String label = pair.data().label();
    listener.hear(label, "sending", 0, -1);
    long bytes = pair.transfer().run().bytes();
    if (isFolder(pair)) {
      files.writeTo(pair.target());
    }
    listener.hear(label, "sent", bytes, bytes);
  }

  @Override
  public void close() {
    for (Pair pair : pairs.values()) {
      try (Side source = pair.source();
          Side target = pair.target()) {
        source.data();
        target.data();
      }
    }
  }
}
