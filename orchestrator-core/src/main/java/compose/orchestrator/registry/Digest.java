package compose.orchestrator.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a content is known by (OCI Image Specification, Digests): its SHA-256.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Digest(String hex) {

  private static final String ALGORITHM = "sha256:";
  private static final int LENGTH = 64;

  /** The digest of a content. */
  public static Digest of(byte[] content) {
    return of(hash().digest(content), 0);
  }

  /** The digest that a finished hash is. */
  static Digest of(byte[] hash, int from) {
    return new Digest(HexFormat.of().formatHex(hash, from, hash.length));
  }

  static MessageDigest hash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a text is one: {@code sha256:} and 64 hexadecimal digits. */
  static boolean isDigest(String text) {
    boolean is = text.startsWith(ALGORITHM) && text.length() == ALGORITHM.length() + LENGTH;
    for (int i = ALGORITHM.length(); is && i < text.length(); i++) {
      char c = text.charAt(i);
      is = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return is;
  }

  /**
   * The digest that a text is.
   *
   * @throws RegistryException where it is none, or one of another algorithm
   */
  static Digest parse(String text) throws RegistryException {
    if (!isDigest(text)) {
      throw new RegistryException("expected a digest such as sha256:..., got '" + text + "'");
    }
    return new Digest(text.substring(ALGORITHM.length()));
  }

  /** Whether it is that of a content. */
  public boolean matches(byte[] content) {
    return equals(of(content));
  }

  /** As registries write it. */
  @Override
  public String toString() {
    return ALGORITHM + hex;
  }
}
