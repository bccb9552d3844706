package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.files.Digests;
import compose.orchestrator.transfer.Manifest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A bundle that was found to be as it was written, to the last byte. */
public final class BundleFile implements Closeable {

  private static final int RECORD = 512;

  /** Where the head of an entry has its sum. */
  private static final int SUM_AT = 148;

  private static final int SUM_LENGTH = 8;

  /** No manifest is longer, so that a damaged head cannot fill the memory. */
  private static final long LONGEST_MANIFEST = 256L * 1024 * 1024;

  private final Path file;
  private final TarFile archive;
  private final Map<String, TarArchiveEntry> found = new LinkedHashMap<>();
  private final BundleManifest manifest;

  private BundleFile(Path file, TarFile archive) throws IOException {
    this.file = file;
    this.archive = archive;
    for (TarArchiveEntry entry : archive.getEntries()) {
      if (found.put(entry.getName(), entry) != null) {
        throw new IOException("the entry " + entry.getName() + " is there twice");
      }
    }
    this.manifest = readManifest();
  }

  /**
   * Reads all of a bundle and compares it with its checksums.
   *
   * @param read hears how many bytes were read, part by part
   * @throws UsageException with the code bundle-damaged if anything differs, and with every entry
   *     that does
   */
  public static BundleFile open(Path file, LongConsumer read) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "no-such-bundle", "there is no bundle " + file, "correct the path of the bundle");
    }
    TarFile archive = archive(file);
    try {
      var bundle = new BundleFile(file, archive);
      bundle.check(read);
      return bundle;
    } catch (IOException e) {
      closeQuietly(archive);
      throw DamagedBundle.of(file + " is damaged: " + e.getMessage());
    } catch (UsageException e) {
      closeQuietly(archive);
      throw e;
    }
  }

  private static TarFile archive(Path file) {
    try {
      return new TarFile(file);
    } catch (IOException | IllegalArgumentException e) {
      throw DamagedBundle.of(file + " is damaged or cut off: " + e.getMessage());
    }
  }

  private static void closeQuietly(TarFile archive) {
    try {
      archive.close();
    } catch (IOException _) {
      // It was only read.
    }
  }

  private BundleManifest readManifest() throws IOException {
    String text = new String(manifestPart(Names.MANIFEST), StandardCharsets.UTF_8);
    String line = new String(manifestPart(Names.MANIFEST_DIGEST), StandardCharsets.UTF_8);
    String digest = Digests.of(text.getBytes(StandardCharsets.UTF_8));
    if (!line.equals(digest + "  " + Names.MANIFEST + "\n")) {
      throw new IOException("the entry " + Names.MANIFEST + " is not as it was written");
    }
    return ManifestJson.read(text);
  }

  private byte[] manifestPart(String name) throws IOException {
    TarArchiveEntry entry = found.get(name);
    if (entry == null) {
      throw new IOException(
          "the entry " + name + " is missing, as in a backup that was not completed");
    }
    if (entry.getSize() > LONGEST_MANIFEST) {
      throw new IOException("the entry " + name + " is " + entry.getSize() + " bytes long");
    }
    return bytes(entry);
  }

  private void check(LongConsumer read) throws IOException {
    var names = new ArrayList<String>(found.keySet());
    var damaged = new ArrayList<String>();
    for (BundleEntry expected : manifest.entries()) {
      TarArchiveEntry entry = found.get(expected.name());
      if (entry == null || !isAsWritten(expected, entry)) {
        damaged.add(expected.name());
      }
      names.remove(expected.name());
      read.accept(expected.size());
    }
    names.removeAll(List.of(Names.MANIFEST, Names.MANIFEST_DIGEST));
    damaged.addAll(names);
    checkFrames(damaged);
    if (!damaged.isEmpty()) {
      throw new IOException(
          (damaged.size() == 1 ? "this entry is" : "these entries are")
              + " not as written: "
              + String.join(", ", damaged));
    }
  }

  private boolean isAsWritten(BundleEntry expected, TarArchiveEntry entry) throws IOException {
    if (!entry.isFile() || entry.getSize() != expected.size()) {
      return false;
    }
    try (InputStream input = archive.getInputStream(entry)) {
      return Digests.of(input).equals(expected.digest());
    }
  }

  /** What is around the contents: heads with their sums, and zeroes alone up to the next head. */
  private void checkFrames(List<String> damaged) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long end = 0;
      for (TarArchiveEntry entry : found.values()) {
        boolean sound = entry.getDataOffset() == end + RECORD && isHead(read(channel, end, RECORD));
        end = entry.getDataOffset() + entry.getSize();
        int padding = (int) (-end & (RECORD - 1));
        sound &= isZero(read(channel, end, padding));
        if (!sound && !damaged.contains(entry.getName())) {
          damaged.add(entry.getName());
        }
        end += padding;
      }
      if (channel.size() != end + 2 * RECORD || !isZero(read(channel, end, 2 * RECORD))) {
        damaged.add("the end of the archive");
      }
    }
  }

  private static byte[] read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("it is cut off");
      }
    }
    return buffer.array();
  }

  /** The sum is of all bytes, those of itself counted as blanks. */
  private static boolean isHead(byte[] head) {
    int sum = SUM_LENGTH * ' ';
    for (int i = 0; i < RECORD; i++) {
      boolean ofSum = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
      sum += ofSum ? 0 : head[i] & 0xff;
    }
    String digits = Integer.toOctalString(sum);
    String expected = "0".repeat(SUM_LENGTH - 2 - digits.length()) + digits + "\0 ";
    String stored = new String(head, SUM_AT, SUM_LENGTH, StandardCharsets.ISO_8859_1);
    return stored.equals(expected);
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** What the bundle says about itself. */
  public BundleManifest manifest() {
    return manifest;
  }

  /** The contents of an entry that fits into memory. */
  byte[] bytes(String name) throws IOException {
    TarArchiveEntry entry = found.get(name);
    if (entry == null) {
      throw DamagedBundle.of(file + " is damaged: the entry " + name + " is missing");
    }
    return bytes(entry);
  }

  /** Permission bits of an entry. */
  int mode(String name) {
    TarArchiveEntry entry = found.get(name);
    return entry == null ? 0 : entry.getMode() & 0777;
  }

  private byte[] bytes(TarArchiveEntry entry) throws IOException {
    try (InputStream input = archive.getInputStream(entry)) {
      return input.readAllBytes();
    }
  }

  /** The files that a data set had when it was saved. */
  Manifest files(DataRecord data) throws IOException {
    return FileList.read(
        Compression.decompress(bytes(data.folder() + Names.FILES), Integer.MAX_VALUE - 8));
  }

  /** What was written as pieces into the folder, in one stream. */
  InputStream pieces(String folder, LongConsumer read) {
    var pieces = new ArrayList<TarArchiveEntry>();
    for (TarArchiveEntry entry : found.values()) {
      if (Names.isPiece(entry.getName(), folder)) {
        pieces.add(entry);
      }
    }
    return new PieceInput(pieces, read);
  }

  private final class PieceInput extends InputStream {

    private final List<TarArchiveEntry> pieces;
    private final LongConsumer read;
    private byte[] piece = new byte[0];
    private int at;
    private int next;

    PieceInput(List<TarArchiveEntry> pieces, LongConsumer read) {
      this.pieces = pieces;
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, offset, count);
      at += count;
      read.accept(count);
      return count;
    }

    private boolean fill() throws IOException {
      while (at == piece.length) {
        if (next == pieces.size()) {
          return false;
        }
        piece = Compression.decompress(bytes(pieces.get(next++)), PieceOutput.PIECE);
        at = 0;
      }
      return true;
    }
  }

  @Override
  public void close() {
    closeQuietly(archive);
  }
}
