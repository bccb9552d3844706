package compose.orchestrator.migration;

import compose.orchestrator.journal.StepLog;

/** Marks what a plan makes as made by the move, which is taken down by steps of its own. */
record OperationMark(String operation) implements StepLog {

  @Override
  public void begun(int node) {}

  @Override
  public void done(int node, String result) {}

  @Override
  public void failed(int node, String why) {}
}
