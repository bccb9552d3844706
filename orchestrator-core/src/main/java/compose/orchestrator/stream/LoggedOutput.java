package compose.orchestrator.stream;

import org.jspecify.annotations.Nullable;

/**
 * Output that is read from the engine's log. A log that is followed may or may not end with the
 * run: when the run has ended, the reading is broken off, and what is left is read to its end.
 */
final class LoggedOutput implements RunOutput {

  /** What a container does when it begins to be followed. */
  enum Beginning {
    /** It runs. */
    RUNNING,
    /** It does not run. */
    STOPPED,
    /** It is about to be started; only what it prints then is wanted. */
    STARTING
  }

  private final OutputSource source;
  private final ContainerLog log;
  private final Beginning beginning;
  private @Nullable Thread reader;

  LoggedOutput(OutputSource source, ContainerLog log, Beginning beginning) {
    this.source = source;
    this.log = log;
    this.beginning = beginning;
  }

  @Override
  public void begin() throws InterruptedException {
    switch (beginning) {
      case RUNNING -> started();
      case STOPPED -> log.read(false);
      case STARTING -> {} // the past was left out before the start
    }
  }

  @Override
  public void started() throws InterruptedException {
    stopReading();
    reader = Thread.ofVirtual().name("output-" + source.name()).start(() -> log.read(true));
  }

  @Override
  public void died() throws InterruptedException {
    stopReading();
    log.read(false);
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.interrupt();
    }
  }

  private void stopReading() throws InterruptedException {
    if (reader != null) {
      reader.interrupt();
      reader.join();
      reader = null;
    }
  }
}
