package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {
  /** The head of a PKCS#8 form of a 2048-bit RSA key, before the PKCS#1 form within. */
  private static final int RSA_HEAD = 26;

  @TempDir Path folder;

  private Path file(String kind, byte[] encoded) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String text = "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    return Files.writeString(folder.resolve("key.pem"), text);
  }

  private static PrivateKey rsa() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair().getPrivate();
  }

  private static ECPrivateKey ec() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return (ECPrivateKey) generator.generateKeyPair().getPrivate();
  }

  @Test
  void keysAreReadInTheNewerForm() throws Exception {
    for (PrivateKey key : new PrivateKey[] {rsa(), ec()}) {
      assertThat(PemFiles.key(file("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }
  }

  @Test
  void keysAreReadInTheOlderForms() throws Exception {
    PrivateKey rsa = rsa();
    byte[] encoded = rsa.getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(encoded, RSA_HEAD, encoded.length);
    assertThat(PemFiles.key(file("RSA PRIVATE KEY", pkcs1))).isEqualTo(rsa);

    ECPrivateKey ec = ec();
    String number = String.format("%064x", ec.getS());
    byte[] sec1 =
        HexFormat.of().parseHex("3031020101" + "0420" + number + "a00a06082a8648ce3d030107");
    var read = (ECPrivateKey) PemFiles.key(file("EC PRIVATE KEY", sec1));
    assertThat(read.getS()).isEqualTo(ec.getS());
  }

  @Test
  void whatCannotBeUsedIsTold() throws IOException {
    Path encrypted = file("ENCRYPTED PRIVATE KEY", new byte[] {1});
    assertThatThrownBy(() -> PemFiles.key(encrypted)).hasMessageContaining("ENCRYPTED PRIVATE KEY");

    Path none = file("CERTIFICATE", new byte[] {1});
    assertThatThrownBy(() -> PemFiles.key(none)).hasMessageContaining("holds no private key");
  }
}
