package compose.orchestrator.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that makes the tool known to something else.
 *
 * @param path where it is
 * @param link what it points to, or null for a file with a text
 * @param text what is in it; empty for a link
 */
record Placement(Path path, @Nullable Path link, String text) {

  /** In the first lines of each text, to know our own files again. */
  static final String MARK = "orchestrator completion";

  private static final String LAUNCHER = "bin/orchestrator";

  /** Whether anything is there. */
  boolean isThere() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether what is there was put by us, this version or another. */
  boolean isOurs() throws IOException {
    if (Files.isSymbolicLink(path)) {
      return Files.readSymbolicLink(path).endsWith(LAUNCHER);
    }
    return link == null && Files.isRegularFile(path) && Files.readString(path).contains(MARK);
  }

  /** Puts it there; what others have put is kept aside. */
  void put() throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    if (isThere() && !isOurs()) {
      Files.move(path, aside(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(path);
    if (link == null) {
      Files.writeString(path, text);
    } else {
      Files.createSymbolicLink(path, link);
    }
  }

  /** Takes it away again and brings back what was kept aside. */
  void remove() throws IOException {
    Files.delete(path);
    if (Files.exists(aside(), LinkOption.NOFOLLOW_LINKS)) {
      Files.move(aside(), path);
    }
  }

  /** A hidden name, which docker does not take for one of its programs. */
  Path aside() {
    return path.resolveSibling("." + path.getFileName() + ".before-orchestrator");
  }
}
