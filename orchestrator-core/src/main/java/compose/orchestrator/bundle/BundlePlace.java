package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.transfer.DataSet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Whether a bundle may be written to a place: nothing but another bundle is ever replaced. */
final class BundlePlace {

  private final Path file;

  BundlePlace(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /**
   * Checks it before anything is read or stopped.
   *
   * @throws UsageException with code {@code no-such-folder}, {@code place-taken} or {@code
   *     place-in-data}
   */
  void check(List<DataItem> saved, Path partial) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "no-such-folder",
          "cannot write " + file + ": there is no folder " + folder,
          "make it, or name another place with --to");
    }
    refuseOthers(file);
    refuseOthers(partial);
    for (DataItem item : saved) {
      boolean folders = item.data().kind() == DataSet.Kind.BIND;
      if (folders && file.startsWith(Path.of(item.data().source()))) {
        throw new UsageException(
            "place-in-data",
            file + " is in the folder " + item.data().source() + ", which is saved itself",
            "name a place outside of it with --to: a bundle must not become part of the next one");
      }
    }
  }

  private static void refuseOthers(Path path) {
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (there && !(Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isBundle(path))) {
      throw new UsageException(
          "place-taken",
          path + " is there already, and is no bundle",
          "name another place with --to: only a bundle is replaced by a new one");
    }
  }

  /** A whole one ends as one; one that was cut off begins as one, if with anything. */
  private static boolean isBundle(Path path) {
    try {
      return Files.size(path) == 0 || Names.isBegun(first(path)) || endsAsOne(path);
    } catch (IOException _) {
      return false;
    }
  }

  private static String first(Path path) throws IOException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(path));
        var archive = new TarArchiveInputStream(input)) {
      TarArchiveEntry first = archive.getNextEntry();
      return first == null || !first.isCheckSumOK() ? "" : first.getName();
    }
  }

  private static boolean endsAsOne(Path path) throws IOException {
    try (var archive = new TarFile(path)) {
      List<TarArchiveEntry> entries = archive.getEntries();
      return !entries.isEmpty() && entries.getLast().getName().equals(Names.MANIFEST_DIGEST);
    }
  }
}
