package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A wire over TLS, with the certificates of a folder as docker names them. */
final class TlsWire implements Wire {
  /** Of a store that never leaves memory. */
  private static final char[] PASSWORD = "memory".toCharArray();

  private final Socket plain;
  private final SSLSocket socket;
  private final InputStream input;
  private final OutputStream output;

  private TlsWire(Socket plain, SSLSocket socket) throws IOException {
    this.plain = plain;
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param folder holds ca.pem, cert.pem and key.pem, each of which may be missing
   * @param verify whether the engine must prove who it is
   */
  static Wire open(String host, int port, @Nullable Path folder, boolean verify)
      throws IOException {
    SSLContext context = context(folder, verify);
    var plain = new Socket(host, port);
    try {
      var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      if (verify) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
      }
      socket.startHandshake();
      return new TlsWire(plain, socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static SSLContext context(@Nullable Path folder, boolean verify) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(folder), verify ? trust(folder) : trustAll(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the certificates in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static KeyManager @Nullable [] keys(@Nullable Path folder)
      throws IOException, GeneralSecurityException {
    if (folder == null || !Files.exists(folder.resolve("key.pem"))) {
      return null;
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        PemFiles.key(folder.resolve("key.pem")),
        PASSWORD,
        PemFiles.certificates(folder.resolve("cert.pem")));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager @Nullable [] trust(@Nullable Path folder)
      throws IOException, GeneralSecurityException {
    if (folder == null || !Files.exists(folder.resolve("ca.pem"))) {
      return null;
    }
    KeyStore store = emptyStore();
    for (Certificate certificate : PemFiles.certificates(folder.resolve("ca.pem"))) {
      store.setCertificateEntry("ca" + store.size(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** As DOCKER_TLS_VERIFY and a context's SkipTLSVerify allow: encrypted, but nobody is checked. */
  private static TrustManager[] trustAll() {
    return new TrustManager[] {
      new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }
    };
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void closeOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Taking leave in an orderly way would wait for whoever writes. */
  @Override
  public void abort() throws IOException {
    plain.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
