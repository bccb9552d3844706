package compose.orchestrator.stream;

/** The output of a container, run by run. All methods are called by one thread. */
interface RunOutput extends AutoCloseable {

  /** Passes on what is wanted of the past, and begins to follow a container that runs. */
  void begin() throws InterruptedException;

  /** A run begins. */
  void started() throws InterruptedException;

  /** A run has ended: passes on what is left of its output. */
  void died() throws InterruptedException;

  @Override
  void close();
}
