package compose.orchestrator.migration;

import compose.orchestrator.journal.JournalNode;
import java.util.ArrayList;
import java.util.List;

/** The steps of a move, in order; each can be done again. */
public enum Step {
  /** Both engines remember the move: nobody else starts the project on the target. */
  BEGIN(1, "note the move on both hosts"),
  /** Images that the target lacks. */
  IMAGES(2, "bring images"),
  /** The project's folder. */
  FOLDER(3, "copy the project's folder"),
  /** Networks, volumes and containers on the target, none of them started. */
  MAKE(4, "make networks, volumes and containers on the target"),
  /** All data while services run. */
  AHEAD(5, "copy data while services run"),
  /** All services of the source rest. */
  FREEZE(6, "stop the services"),
  /** What has changed meanwhile. */
  REST(7, "copy what has changed"),
  /** Both sides are read and compared. */
  VERIFY(8, "compare both hosts"),
  /** The services start on the target, and are seen to work. */
  START(9, "start the services on the target"),
  /** The target is the one in force. */
  COMMIT(10, "put the target in force");

  private final int id;
  private final String text;

  Step(int id, String text) {
    this.id = id;
    this.text = text;
  }

  /** What is done, for people. */
  public String text() {
    return text;
  }

  /** Number in the journal. */
  int id() {
    return id;
  }

  /** All steps as the journal takes them down; only this package knows how to take them back. */
  static List<JournalNode> nodes() {
    var nodes = new ArrayList<JournalNode>();
    for (Step step : values()) {
      List<Integer> after = step == BEGIN ? List.of() : List.of(step.id() - 1);
      nodes.add(
          new JournalNode(
              step.id(),
              after,
              step.text(),
              "IMPOSSIBLE what 'migrate run' does, 'migrate rollback' takes back"));
    }
    return nodes;
  }
}
