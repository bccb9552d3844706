package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.FileContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives as the engine takes them. */
final class FileArchive {
  private FileArchive() {}

  /** An archive that takes names of any length and script, and files of any size. */
  static TarArchiveOutputStream open(OutputStream output) {
    var archive = new TarArchiveOutputStream(output, StandardCharsets.UTF_8.name());
    archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    archive.setAddPaxHeadersForNonAsciiNames(true);
    return archive;
  }

  /** An archive of one file, to be unpacked at the root. */
  static void write(FileContent file, OutputStream output) throws IOException {
    ByteBuffer content = file.content().asReadOnlyBuffer();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    String path = file.path();
    var entry = new TarArchiveEntry(path.startsWith("/") ? path.substring(1) : path);
    entry.setMode(file.mode());
    entry.setIds(file.uid(), file.gid());
    add(open(output), entry, bytes);
  }

  private static void add(TarArchiveOutputStream archive, TarArchiveEntry entry, byte[] bytes)
      throws IOException {
    entry.setSize(bytes.length);
    archive.putArchiveEntry(entry);
    archive.write(bytes);
    archive.closeArchiveEntry();
    archive.finish();
    archive.flush();
  }
}
