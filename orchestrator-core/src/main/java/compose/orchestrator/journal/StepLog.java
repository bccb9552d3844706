package compose.orchestrator.journal;

/** Takes down how the steps of one phase go; from several threads at once. */
public interface StepLog {

  /** Takes down nothing. */
  StepLog NONE = new NoStepLog();

  /** Id of the operation, empty where nothing is taken down. */
  String operation();

  /** Before the step's first call: returns once that is on the disk. */
  void begun(int node) throws InterruptedException;

  /**
   * The step has succeeded.
   *
   * @param result what came of it, such as the id of a container
   */
  void done(int node, String result);

  /** The step has failed. */
  void failed(int node, String why);
}
