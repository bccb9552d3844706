package compose.orchestrator.cli.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A terminal with somebody before it, who reads and types; made by the program script. */
final class Terminal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final StringBuilder shown = new StringBuilder();
  private int seen;

  /** Runs a shell's command line in a terminal of so many lines and columns. */
  Terminal(Shell shell, int rows, int columns, String commandLine) {
    String line = "stty rows " + rows + " cols " + columns + "; " + commandLine;
    try {
      process =
          shell
              .builder(Shell.command("script", "-qefc", line, "/dev/null"))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::read);
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try (InputStream output = process.getInputStream()) {
      for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        add(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      add(e.toString());
    }
  }

  private synchronized void add(String text) {
    shown.append(text);
  }

  private synchronized boolean has(String text) {
    return shown.indexOf(text, seen) >= 0;
  }

  /** Waits until a text has been shown after what was waited for before. */
  Terminal expect(String text) {
    Awaitility.await(text)
        .atMost(PATIENCE)
        .failFast(() -> !process.isAlive() && !has(text))
        .until(() -> has(text));
    synchronized (this) {
      seen = shown.indexOf(text, seen) + text.length();
    }
    return this;
  }

  Terminal type(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Waits for the end of the command line; returns its exit code. */
  int end() {
    Awaitility.await("end").atMost(PATIENCE).until(() -> !process.isAlive());
    return process.exitValue();
  }

  @Override
  public synchronized String toString() {
    return shown.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
