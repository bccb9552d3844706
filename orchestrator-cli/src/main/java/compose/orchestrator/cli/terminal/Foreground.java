package compose.orchestrator.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process is the one that its terminal listens to. */
public final class Foreground {

  private static final int GROUP = 2;
  private static final int GROUP_OF_TERMINAL = 5;

  private Foreground() {}

  /** Others are stopped by the system when they read from it; true where that is not known. */
  public static boolean hasTerminal() {
    try {
      return hasTerminal(Files.readString(Path.of("/proc/self/stat")));
    } catch (IOException e) {
      return true; // no Linux
    }
  }

  /** Reads proc(5), stat: what follows the name are state, parent, group, session, terminal. */
  static boolean hasTerminal(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", GROUP_OF_TERMINAL + 2);
    return fields[GROUP].equals(fields[GROUP_OF_TERMINAL]);
  }
}
