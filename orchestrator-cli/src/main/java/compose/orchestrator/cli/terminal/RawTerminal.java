package compose.orchestrator.cli.terminal;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal on standard input while its keys are for a program and not for a line of text. It is
 * put back when closed, and when a signal ends the process.
 */
public final class RawTerminal implements AutoCloseable {

  private final String before;
  private final Thread hook = new Thread(this::restore);
  private @Nullable Object resized;
  private boolean closed;

  private RawTerminal(String before) {
    this.before = before;
  }

  /** Lends it to what runs elsewhere: each key goes there as it is, nothing is echoed here. */
  public static RawTerminal begin() {
    return with("raw", "-echo", "-echonl", "-iexten", "-parenb", "cs8");
  }

  /** Keys are read one by one and not echoed; Ctrl-C is still a signal. */
  public static RawTerminal keys() {
    return with("-icanon", "-echo", "min", "1", "time", "0");
  }

  private static RawTerminal with(String... settings) {
    var terminal = new RawTerminal(stty("-g").strip());
    Runtime.getRuntime().addShutdownHook(terminal.hook);
    stty(settings);
    return terminal;
  }

  /** Tells the size now and whenever the user changes it. */
  public synchronized void follow(Resizing resizing) {
    if (!closed) {
      Runnable tell = () -> tell(resizing);
      resized = Signals.register("WINCH", tell);
      tell.run();
    }
  }

  /** Takes the size of the terminal. */
  @FunctionalInterface
  public interface Resizing {

    /** Lines, and characters in a line. */
    void to(int rows, int columns);
  }

  private static void tell(Resizing resizing) {
    TerminalSize size = TerminalSize.parse(stty("size"));
    try {
      resizing.to(size.rows(), size.columns());
    } catch (EngineException _) {
      // What had the terminal has ended by now.
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (resized != null) {
      Signals.unregister("WINCH", resized);
    }
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook runs.
    }
  }

  private void restore() {
    stty(before);
  }

  /** Runs the program that knows each system's terminals, on the terminal of standard input. */
  private static String stty(String... arguments) {
    var command = new ArrayList<String>(List.of("stty"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UsageException(
          "terminal-unavailable",
          "the terminal cannot be handed over: " + e.getMessage(),
          "install the program stty, or use -T to do without a terminal");
    }
  }
}
