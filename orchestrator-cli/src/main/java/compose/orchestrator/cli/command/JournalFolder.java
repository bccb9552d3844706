package compose.orchestrator.cli.command;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.journal.JournalFault;
import compose.orchestrator.journal.Journals;
import compose.orchestrator.journal.OperationRecord;
import compose.orchestrator.journal.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The journals of this user. */
final class JournalFolder {

  private JournalFolder() {}

  static Journals journals(Surroundings surroundings) {
    return new Journals(
        folder(surroundings.environment()), surroundings.clock(), ProcessIdentity.ofThisProcess());
  }

  /**
   * The XDG Base Directory Specification's place for what outlives a restart; absolute or unset.
   */
  private static Path folder(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    Path base = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
    return base.resolve("orchestrator");
  }

  /** The operations of a project, oldest first. */
  static List<OperationRecord> operations(Journals journals, String project) {
    try {
      return journals.of(project);
    } catch (IOException e) {
      throw new UsageException(
          "journal-unreadable",
          "cannot read the journal of project " + project + ": " + JournalFault.text(e),
          "see that XDG_STATE_HOME, or ~/.local/state, can be read");
    }
  }

  /** The operation whose id begins so. */
  static OperationRecord operation(List<OperationRecord> all, String id) {
    List<OperationRecord> found =
        all.stream().filter(operation -> operation.header().id().startsWith(id)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new UsageException(
        "no-operation",
        (found.isEmpty() ? "no operation of the project has the id " : "several ids begin with ")
            + id,
        "'orchestrator history' lists them");
  }
}
