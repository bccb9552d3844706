package compose.orchestrator.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tar archive as engines take it: names of any length and script, files of any size. The
 * stream it writes to stays the caller's to close.
 */
public final class TarWriter {

  private static final int BUFFER = 64 * 1024;

  private final TarArchiveOutputStream archive;
  private final Owners owners;

  /** Writes to the stream; all files are root's. */
  public TarWriter(OutputStream output) {
    this(output, Owners.ROOT);
  }

  /** Writes to the stream. */
  public TarWriter(OutputStream output, Owners owners) {
    this.owners = owners;
    archive = new TarArchiveOutputStream(output, StandardCharsets.UTF_8.name());
    archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    archive.setAddPaxHeadersForNonAsciiNames(true);
  }

  /**
   * Adds a file, folder or link as it is on disk; anything else, such as a socket, is left out.
   *
   * @param name path in the archive, with slashes
   */
  public void add(Path file, String name) throws IOException {
    boolean link = Files.isSymbolicLink(file);
    boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    if (!link && !folder && !Files.isRegularFile(file)) {
      return;
    }
    TarArchiveEntry entry =
        link
            ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
            : new TarArchiveEntry(folder ? name + "/" : name);
    entry.setModTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
    if (owners == Owners.AS_ON_DISK) {
      entry.setIds(number(file, "uid"), number(file, "gid"));
    } else {
      entry.setIds(0, 0);
    }
    entry.setMode(number(file, "mode") & 07777);
    if (link) {
      entry.setLinkName(Files.readSymbolicLink(file).toString());
    } else if (!folder) {
      entry.setSize(Files.size(file));
    }
    archive.putArchiveEntry(entry);
    if (!link && !folder) {
      copy(file, entry.getSize());
    }
    archive.closeArchiveEntry();
  }

  /** A file may be written to meanwhile: as much of it goes in as the entry has promised. */
  private void copy(Path file, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream input = Files.newInputStream(file)) {
      for (long left = size; left > 0; ) {
        int wanted = (int) Math.min(left, buffer.length);
        int count = input.read(buffer, 0, wanted);
        if (count < 0) {
          Arrays.fill(buffer, (byte) 0);
          count = wanted;
        }
        archive.write(buffer, 0, count);
        left -= count;
      }
    }
  }

  private static int number(Path file, String attribute) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Adds a file or folder with all that is in it.
   *
   * @param name path in the archive; empty for what is in the folder alone
   */
  public void addTree(Path file, String name) throws IOException {
    if (!name.isEmpty()) {
      add(file, name);
    }
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> listing = Files.list(file)) {
      inside = listing.sorted().toList();
    }
    for (Path child : inside) {
      addTree(child, (name.isEmpty() ? "" : name + "/") + child.getFileName());
    }
  }

  /**
   * Adds a file that is on no disk; its time has no fraction, which would take a head of its own.
   */
  public void add(String name, byte[] content, int mode, int uid, int gid) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setIds(uid, gid);
    entry.setSize(content.length);
    entry.setModTime(entry.getModTime().toInstant().truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
    archive.putArchiveEntry(entry);
    archive.write(content);
    archive.closeArchiveEntry();
  }

  /** Ends the archive. */
  public void finish() throws IOException {
    archive.finish();
    archive.flush();
  }
}
