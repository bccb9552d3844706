package compose.orchestrator.engine.docker;

/** A program that is not left behind: it ends with what uses it, and with this process. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final Thread atEnd;

  ChildProcess(Process process) {
    this.process = process;
    this.atEnd = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException _) {
      // This process is ending, and has ended it.
    }
  }
}
