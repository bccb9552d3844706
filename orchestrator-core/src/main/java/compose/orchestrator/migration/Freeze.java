package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has all services of the source rest together, so that what they keep belongs together, and brings
 * them back as they were. How they were is remembered by the engine before anything is changed.
 */
final class Freeze {

  private static final int KILLED = 137;
  private static final String RAN = "ran ";
  private static final String RESTED = "rested ";

  private final Containers containers;
  private final MigrationRecords records;
  private @Nullable List<ContainerDetails> seen;

  Freeze(Containers containers, MigrationRecords records) {
    this.containers = containers;
    this.records = records;
  }

  /** Stops all, and keeps the engine from starting any by itself after a restart of the machine. */
  MigrationRecord begin(MigrationRecord move, String now) {
    MigrationRecord frozen = records.find(true, Phase.FROZEN);
    if (frozen == null) {
      frozen = move.with(true, Phase.FROZEN, now, state());
      records.put(frozen);
    }
    for (ContainerDetails container : seen()) {
      if (!container.host().restartPolicy().equals("no")) {
        containers.restart(container.id(), "no");
      }
    }
    containers.stop();
    return frozen;
  }

  /** The containers; while they rest, each look at them would be paid for with time. */
  private List<ContainerDetails> seen() {
    List<ContainerDetails> all = seen;
    if (all == null) {
      all = containers.all();
      seen = all;
    }
    return all;
  }

  private Map<String, String> state() {
    var state = new TreeMap<String, String>();
    for (ContainerDetails container : seen()) {
      String before = container.state().running() ? RAN : RESTED;
      state.put(container.name(), before + container.host().restartPolicy());
    }
    return state;
  }

  /**
   * Sees whether all have ended by themselves.
   *
   * @throws UsageException where a database was killed: its files are not to be trusted
   */
  List<Diagnostic> check(MigrationRecord frozen, Map<String, DataKind> kinds) {
    var findings = new ArrayList<Diagnostic>();
    for (ContainerDetails container : containers.all()) {
      boolean ran = frozen.details().getOrDefault(container.name(), "").startsWith(RAN);
      if (ran && (container.state().exitCode() == KILLED || container.state().oomKilled())) {
        DataKind kind = kinds.getOrDefault(Containers.service(container), DataKind.FILES);
        if (kind != DataKind.FILES) {
          throw new UsageException(
              "database-killed",
              container.name() + " did not end by itself in time and was killed",
              "see why (orchestrator logs), give it a longer stop_grace_period, and repeat");
        }
        findings.add(
            Diagnostic.warning(
                "killed",
                container.name() + " did not end by itself in time and was killed",
                "its data is moved as it is; see whether it handles its stop_signal",
                null));
      }
    }
    return findings;
  }

  /** Services of which something ran before. */
  List<String> ran(MigrationRecord frozen) {
    var services = new TreeSet<String>();
    for (ContainerDetails container : seen()) {
      if (frozen.details().getOrDefault(container.name(), "").startsWith(RAN)) {
        services.add(Containers.service(container));
      }
    }
    return List.copyOf(services);
  }

  /** Brings the containers back as they were; nothing to do where they never rested. */
  void end() {
    MigrationRecord frozen = records.find(true, Phase.FROZEN);
    if (frozen == null) {
      return;
    }
    for (ContainerDetails container : containers.all()) {
      String before = frozen.details().getOrDefault(container.name(), "");
      String policy = before.substring(before.indexOf(' ') + 1);
      if (!before.isEmpty() && !policy.equals(container.host().restartPolicy())) {
        containers.restart(container.id(), policy);
      }
    }
    containers.start(ran(frozen));
    records.remove(true, Phase.FROZEN);
  }
}
