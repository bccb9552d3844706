package compose.orchestrator.execution;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which process of this machine listens on a port, as the kernel tells below {@code /proc}. */
final class LocalPorts {

  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private final Path proc = Path.of("/proc");

  /** The process that holds {@code PORT/PROTOCOL} in words, or null where nobody does. */
  @Nullable String holder(String port) {
    int slash = port.indexOf('/');
    String protocol = port.substring(slash + 1);
    String number = String.format(Locale.ROOT, ":%04X", Integer.parseInt(port.substring(0, slash)));
    for (String table : List.of(protocol, protocol + "6")) {
      String inode = inode(proc.resolve("net").resolve(table), number, protocol.equals("tcp"));
      if (inode != null) {
        return process(inode);
      }
    }
    return null;
  }

  private static @Nullable String inode(Path table, String port, boolean listening) {
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE
            && fields[LOCAL_ADDRESS].endsWith(port)
            && (!listening || fields[STATE].equals(LISTEN))) {
          return fields[INODE];
        }
      }
    } catch (IOException e) {
      return null; // no such table on this machine: the engine itself will tell
    }
    return null;
  }

  private String process(String inode) {
    String socket = "socket:[" + inode + "]";
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, socket)) {
          return "process " + process.getFileName() + " (" + name(process) + ")";
        }
      }
    } catch (IOException e) {
      return "a process of this machine";
    }
    return "a process of this machine";
  }

  private static boolean holds(Path process, String socket) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // ended meanwhile, or somebody else's
    }
    return false;
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
