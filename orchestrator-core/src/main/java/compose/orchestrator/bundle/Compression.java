package compose.orchestrator.bundle;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Pieces as zstd frames, each with its length and checksum: what follows each other is one stream.
 */
final class Compression {

  private static final int LEVEL = 3;

  private Compression() {}

  static byte[] compress(byte[] bytes, int length) {
    try (var context = new ZstdCompressCtx()) {
      context.setLevel(LEVEL).setChecksum(true).setContentSize(true);
      byte[] target = new byte[(int) Zstd.compressBound(length)];
      int size = context.compressByteArray(target, 0, target.length, bytes, 0, length);
      return Arrays.copyOf(target, size);
    }
  }

  /**
   * Takes a piece apart.
   *
   * @param most bytes that it may have
   * @throws IOException if it is damaged
   */
  static byte[] decompress(byte[] piece, int most) throws IOException {
    long size = Zstd.getFrameContentSize(piece);
    if (size < 0 || size > most) {
      throw new IOException("a piece tells a length of " + size);
    }
    try {
      return Zstd.decompress(piece, (int) size);
    } catch (ZstdException e) {
      throw new IOException("a piece cannot be decompressed: " + e.getMessage(), e);
    }
  }
}
