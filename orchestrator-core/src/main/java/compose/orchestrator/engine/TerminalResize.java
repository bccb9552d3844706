package compose.orchestrator.engine;

/** Tells the engine how large the terminal of a process in a container is from now on. */
@FunctionalInterface
public interface TerminalResize {

  /** Gives it so many lines, and so many characters in a line. */
  void to(int rows, int columns);
}
