package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Certificates and keys in the text form that docker's tools write. */
final class PemFiles {
  private static final String BEGIN = "-----BEGIN ";
  private static final byte[] VERSION = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private PemFiles() {}

  static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
    try (InputStream input = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(input)
          .toArray(Certificate[]::new);
    }
  }

  /** A private key: PKCS#8, PKCS#1 (RSA), or SEC 1 (EC). */
  static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int nameEnd = text.indexOf("-----", at + BEGIN.length());
      String kind = nameEnd < 0 ? "" : text.substring(at + BEGIN.length(), nameEnd);
      if (kind.endsWith("PRIVATE KEY")) {
        int end = text.indexOf("-----END ", nameEnd);
        String body = text.substring(nameEnd + 5, end < 0 ? text.length() : end);
        return key(kind, Base64.getMimeDecoder().decode(body));
      }
    }
    throw new IOException(file + " holds no private key");
  }

  private static PrivateKey key(String kind, byte[] encoded) throws GeneralSecurityException {
    return switch (kind) {
      case "PRIVATE KEY" -> decoded(encoded);
      case "RSA PRIVATE KEY" -> decoded(pkcs8(RSA, encoded));
      case "EC PRIVATE KEY" -> decoded(pkcs8(wrapped(0x30, EC, curve(encoded)), encoded));
      default ->
          throw new InvalidKeySpecException("a key of the kind '" + kind + "' cannot be used");
    };
  }

  private static PrivateKey decoded(byte[] pkcs8) throws GeneralSecurityException {
    var specification = new PKCS8EncodedKeySpec(pkcs8);
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(specification);
      } catch (InvalidKeySpecException _) {
        // It is a key of another algorithm.
      }
    }
    throw new InvalidKeySpecException("the private key is neither RSA nor EC nor EdDSA");
  }

  /** Puts the older forms into the newer one, which names the algorithm. */
  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    return wrapped(0x30, VERSION, algorithm, wrapped(0x04, key));
  }

  /** An element of the tag around the parts. */
  private static byte[] wrapped(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer element = ByteBuffer.allocate(4 + length);
    element.put((byte) tag).put((byte) 0x82).putShort((short) length);
    for (byte[] part : parts) {
      element.put(part);
    }
    return element.array();
  }

  /** The name of the curve: what element 0 of a SEC 1 key holds, after its version and number. */
  private static byte[] curve(byte[] key) throws InvalidKeySpecException {
    ByteBuffer elements = ByteBuffer.wrap(key);
    length(elements.position(1));
    while (elements.remaining() > 2) {
      int tag = elements.get() & 0xff;
      byte[] value = new byte[Math.min(length(elements), elements.remaining())];
      elements.get(value);
      if (tag == 0xa0) {
        return value;
      }
    }
    throw new InvalidKeySpecException("the EC key does not name its curve");
  }

  private static int length(ByteBuffer elements) {
    int first = elements.get() & 0xff;
    int length = first < 0x80 ? first : 0;
    for (int more = first < 0x80 ? 0 : first & 0x7f; more > 0; more--) {
      length = (length << 8) | (elements.get() & 0xff);
    }
    return length;
  }
}
