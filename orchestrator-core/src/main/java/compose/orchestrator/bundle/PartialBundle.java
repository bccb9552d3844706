package compose.orchestrator.bundle;

import compose.orchestrator.files.Digests;
import compose.orchestrator.transfer.Manifest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What an interrupted backup has left. Data sets that are whole, and whose files have not changed
 * since, need not be read again.
 */
final class PartialBundle {

  private static final int RECORD = 512;

  /**
   * A data set that is whole.
   *
   * @param files its files when it was saved
   * @param entries its entries
   * @param start where it starts in the archive
   * @param end where it ends there
   */
  record Whole(Manifest files, List<BundleEntry> entries, long start, long end) {

    boolean startsAt(long place) {
      return start == place;
    }
  }

  private final Map<String, Whole> whole = new LinkedHashMap<>();
  private final List<BundleEntry> pending = new ArrayList<>();
  private long start;
  private long end;

  private PartialBundle() {}

  /** Reads it; nothing is whole where there is no file, or none of ours. */
  static PartialBundle read(Path file) {
    var partial = new PartialBundle();
    if (Files.isRegularFile(file)) {
      try (InputStream input = new BufferedInputStream(Files.newInputStream(file));
          var archive = new TarArchiveInputStream(input)) {
        partial.read(archive);
      } catch (IOException _) {
        // Here it was cut off: what was whole before is known.
      }
    }
    return partial;
  }

  private void read(TarArchiveInputStream archive) throws IOException {
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null && entry.isCheckSumOK() && entry.getName().startsWith(Names.DATA);
        entry = archive.getNextEntry()) {
      if (entry.getSize() > 2L * PieceOutput.PIECE && !entry.getName().endsWith(Names.FILES)) {
        return;
      }
      byte[] content = archive.readAllBytes();
      if (content.length != entry.getSize()) {
        return;
      }
      end += RECORD + (entry.getSize() + RECORD - 1) / RECORD * RECORD;
      take(entry.getName(), content);
    }
  }

  /** Each piece has a checksum of its own, so a damaged one is noticed here. */
  private void take(String name, byte[] content) throws IOException {
    pending.add(new BundleEntry(name, content.length, Digests.of(content)));
    if (name.endsWith(Names.FILES)) {
      Manifest files = FileList.read(Compression.decompress(content, Integer.MAX_VALUE - 8));
      String folder = name.substring(0, name.length() - Names.FILES.length());
      whole.put(folder, new Whole(files, List.copyOf(pending), start, end));
      pending.clear();
      start = end;
    } else {
      Compression.decompress(content, PieceOutput.PIECE);
    }
  }

  /** The data sets that are whole, by folder, in their order. */
  Map<String, Whole> whole() {
    return whole;
  }
}
