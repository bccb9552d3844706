package compose.orchestrator.migration;

import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an engine remembers of a move. It is an empty volume: making one is all or
 * nothing, outlives a crash, and everybody who lists volumes sees it.
 *
 * @param project name of the project
 * @param operation id of the move, the same on both engines and in the journal
 * @param source whether it is on the engine that the project comes from
 * @param phase what has been reached
 * @param since when, RFC 3339
 * @param request where to and how, as {@link MigrationRequest#text} writes it
 * @param details what else must be known to go back, by name
 */
public record MigrationRecord(
    String project,
    String operation,
    boolean source,
    Phase phase,
    String since,
    String request,
    Map<String, String> details) {

  private static final String OPERATION = ComposeLabels.MIGRATION + ".operation";
  private static final String ROLE = ComposeLabels.MIGRATION + ".role";
  private static final String PHASE = ComposeLabels.MIGRATION + ".phase";
  private static final String SINCE = ComposeLabels.MIGRATION + ".since";
  private static final String REQUEST = ComposeLabels.MIGRATION + ".request";
  private static final String DETAIL = ComposeLabels.MIGRATION + ".detail.";

  /** Name of the volume: one for each phase and role of a project. */
  String name() {
    return "orchestrator-migration-" + project + "-" + role() + "-" + phase.text();
  }

  private String role() {
    return source ? "source" : "target";
  }

  /** Labels of the volume. */
  Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    labels.put(ComposeLabels.MIGRATION, project);
    labels.put(OPERATION, operation);
    labels.put(ROLE, role());
    labels.put(PHASE, phase.text());
    labels.put(SINCE, since);
    labels.put(REQUEST, request);
    details.forEach((name, value) -> labels.put(DETAIL + name, value));
    String fence = fence();
    if (fence != null) {
      labels.put(ComposeLabels.FENCE, project);
      labels.put(ComposeLabels.FENCE_REASON, fence);
    }
    return labels;
  }

  /** Why the project must not be started where this record is, or null where it may. */
  private @Nullable String fence() {
    if (!source) {
      return phase == Phase.BEGUN ? "it is being moved here, since " + since : null;
    }
    return phase == Phase.COMMITTED || phase == Phase.FINISHED
        ? "it was moved to " + MigrationRequest.parse(request).host() + " at " + since
        : null;
  }

  /** The same move, further on. */
  MigrationRecord with(boolean ofSource, Phase next, String now, Map<String, String> more) {
    return new MigrationRecord(project, operation, ofSource, next, now, request, more);
  }

  /** The record that a volume is, or null where it is none. */
  static @Nullable MigrationRecord of(VolumeDetails volume) {
    Map<String, String> labels = volume.labels();
    String project = labels.get(ComposeLabels.MIGRATION);
    Phase phase = phase(labels.getOrDefault(PHASE, ""));
    if (project == null || phase == null) {
      return null;
    }
    var details = new TreeMap<String, String>();
    labels.forEach((name, value) -> {
      if (name.startsWith(DETAIL)) {
        details.put(name.substring(DETAIL.length()), value);
      }
    });
    return new MigrationRecord(
        project,
        labels.getOrDefault(OPERATION, ""),
        "source".equals(labels.get(ROLE)),
        phase,
        labels.getOrDefault(SINCE, ""),
        labels.getOrDefault(REQUEST, ""),
        details);
  }

  private static @Nullable Phase phase(String text) {
    for (Phase phase : Phase.values()) {
      if (phase.text().equals(text)) {
        return phase;
      }
    }
    return null;
  }
}
