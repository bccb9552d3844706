package compose.orchestrator.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
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

  /** Writes to the stream. */
  public TarWriter(OutputStream output) {
    archive = new TarArchiveOutputStream(output, StandardCharsets.UTF_8.name());
    archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    archive.setAddPaxHeadersForNonAsciiNames(true);
  }

  /**
   * Adds a file, folder or link as it is on disk, owned by root; anything else, such as a socket,
   * is left out.
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
    entry.setIds(0, 0);
    entry.setMode(mode(file));
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

  private static int mode(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
  }

  /** Adds a file that is on no disk. */
  public void add(String name, byte[] content, int mode, int uid, int gid) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setIds(uid, gid);
    entry.setSize(content.length);
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
