package compose.orchestrator.execution;

import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.journal.ProcessIdentity;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Volume;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One process' wish to be the only one that changes a project, as an empty volume on the engine.
 *
 * @param name of the volume; never used twice
 * @param project name of the project
 * @param owner the process
 * @param command what it does, for people
 * @param since when it first wished so, milliseconds since 1970
 */
record LockClaim(String name, String project, ProcessIdentity owner, String command, long since) {

  private static final String OWNER = ComposeLabels.LOCK + ".owner";
  private static final String COMMAND = ComposeLabels.LOCK + ".command";
  private static final String SINCE = ComposeLabels.LOCK + ".since";

  Volume volume() {
    return new Volume(name, name, null, Map.of(), false, Map.of());
  }

  Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    labels.put(ComposeLabels.LOCK, project);
    labels.put(OWNER, owner.text());
    labels.put(COMMAND, command);
    labels.put(SINCE, Long.toString(since));
    return labels;
  }

  /** The claim that a volume is, or null where it is none. */
  static @Nullable LockClaim of(VolumeDetails volume) {
    Map<String, String> labels = volume.labels();
    String project = labels.get(ComposeLabels.LOCK);
    if (project == null) {
      return null;
    }
    try {
      return new LockClaim(
          volume.name(),
          project,
          ProcessIdentity.parse(labels.getOrDefault(OWNER, "")),
          labels.getOrDefault(COMMAND, ""),
          Long.parseLong(labels.getOrDefault(SINCE, "")));
    } catch (IllegalArgumentException e) {
      return null; // not made by this tool
    }
  }

  /** The same wish, made known again under another name. */
  LockClaim renamed(String next) {
    return new LockClaim(next, project, owner, command, since);
  }
}
