package compose.orchestrator.journal;

/** For programs that keep no journal. */
record NoStepLog() implements StepLog {

  @Override
  public String operation() {
    return "";
  }

  @Override
  public void begun(int node) {}

  @Override
  public void done(int node, String result) {}

  @Override
  public void failed(int node, String why) {}
}
