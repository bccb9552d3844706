package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.files.Digests;
import compose.orchestrator.files.TarWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a bundle, entry by entry. Only its owner may read it: it holds secrets. */
final class BundleWriter implements Closeable {

  private static final int MODE = 0600;

  private final Path file;
  private final FileChannel channel;
  private final TarWriter archive;
  private final List<BundleEntry> entries;

  /**
   * Goes on after what is kept of the file; begins it where nothing is.
   *
   * @param kept entries at its beginning that stay
   * @param length where they end
   */
  BundleWriter(Path file, List<BundleEntry> kept, long length) {
    this.file = file;
    this.entries = new ArrayList<>(kept);
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      channel.truncate(length).position(length);
      archive = new TarWriter(Channels.newOutputStream(channel));
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private UsageException notWritten(IOException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UsageException(
        "not-written",
        "cannot write " + file + ": " + words,
        "make room there or name another place with --to; the same command goes on with what is"
            + " there");
  }

  /** Adds an entry. */
  void add(String name, byte[] content) {
    add(name, content, MODE);
  }

  /** Adds an entry with permission bits. */
  void add(String name, byte[] content, int mode) {
    entries.add(new BundleEntry(name, content.length, Digests.of(content)));
    write(name, content, mode);
  }

  private void write(String name, byte[] content, int mode) {
    try {
      archive.add(name, content, mode, 0, 0);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** Everything written so far, what was kept among it. */
  List<BundleEntry> entries() {
    return List.copyOf(entries);
  }

  /** Ends the bundle with its manifest. */
  void finish(BundleManifest manifest) {
    byte[] text = ManifestJson.text(manifest).getBytes(StandardCharsets.UTF_8);
    write(Names.MANIFEST, text, MODE);
    String line = Digests.of(text) + "  " + Names.MANIFEST + "\n";
    write(Names.MANIFEST_DIGEST, line.getBytes(StandardCharsets.UTF_8), MODE);
    try {
      archive.finish();
      channel.force(true);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** A stream whose bytes become pieces in the folder; the last one when it is closed. */
  OutputStream pieces(String folder) {
    return new PieceOutput(this, folder);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw notWritten(e);
    }
  }
}
