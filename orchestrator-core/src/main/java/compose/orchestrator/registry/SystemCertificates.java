package compose.orchestrator.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom this machine trusts: the certificates that its other programs use, not Java's own. */
final class SystemCertificates {

  private static final List<String> FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private SystemCertificates() {}

  /** What {@code SSL_CERT_FILE} or else the system's file names; Java's own where there is none. */
  static SSLContext context(Map<String, String> environment) throws IOException {
    Path file = file(environment.getOrDefault("SSL_CERT_FILE", ""));
    try {
      if (file == null) {
        return SSLContext.getDefault();
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(file));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new RegistryException("the certificates in " + file + " cannot be used: " + e);
    }
  }

  /** Trusts nobody. */
  static SSLContext nobody() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new RegistryException("this Java knows no TLS: " + e);
    }
  }

  private static @Nullable Path file(String given) {
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    for (String name : FILES) {
      if (Files.isReadable(Path.of(name))) {
        return Path.of(name);
      }
    }
    return null;
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    try (InputStream input = Files.newInputStream(file)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
        store.setCertificateEntry("ca" + number++, one);
      }
    }
    return store;
  }
}
