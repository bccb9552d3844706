package compose.orchestrator.bundle;

import java.io.OutputStream;

/** Cuts a stream into pieces that are compressed each by itself. */
final class PieceOutput extends OutputStream {

  /** Bytes of a piece before it is compressed. */
  static final int PIECE = 8 * 1024 * 1024;

  private final BundleWriter bundle;
  private final String folder;
  private final byte[] piece = new byte[PIECE];
  private int length;
  private long number;

  PieceOutput(BundleWriter bundle, String folder) {
    this.bundle = bundle;
    this.folder = folder;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    int from = offset;
    while (from < offset + count) {
      int part = Math.min(offset + count - from, PIECE - length);
      System.arraycopy(bytes, from, piece, length, part);
      length += part;
      from += part;
      if (length == PIECE) {
        cut();
      }
    }
  }

  private void cut() {
    number++;
    bundle.add(Names.piece(folder, number), Compression.compress(piece, length));
    length = 0;
  }

  @Override
  public void close() {
    if (length > 0) {
      cut();
    }
  }
}
