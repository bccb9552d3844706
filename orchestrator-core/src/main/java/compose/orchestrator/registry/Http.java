package compose.orchestrator.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, made when it is first needed: one for TLS, one without. */
final class Http implements AutoCloseable {

  /** Whose certificates are taken. */
  enum Trust {
    /** Those that this machine trusts. */
    SYSTEM,
    /** Anybody's: TLS then hides what is said, and does not prove who says it. */
    ANYBODY
  }

  private static final Duration CONNECTING = Duration.ofSeconds(15);

  private final Map<String, String> environment;
  private final Trust trust;
  private @Nullable HttpClient secure;
  private @Nullable HttpClient plain;

  Http(Map<String, String> environment, Trust trust) {
    this.environment = environment;
    this.trust = trust;
  }

  Answer send(HttpRequest request) throws IOException {
    try {
      return new Answer(
          client(request.uri()).send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + request.uri().getAuthority());
    } catch (RegistryException e) {
      throw e;
    } catch (IOException e) {
      throw unreachable(request.uri(), e);
    }
  }

  private static RegistryException unreachable(URI target, IOException e) {
    var failure = new RegistryException("cannot reach " + target.getAuthority() + ": " + words(e));
    failure.initCause(e);
    return failure;
  }

  private static String words(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof UnresolvedAddressException) {
        return "there is no host of that name";
      }
      if (e instanceof CertificateException) {
        return distrusted(e);
      }
    }
    return said(failure);
  }

  private static String distrusted(Throwable refused) {
    return "its certificate is not trusted ("
        + refused.getMessage()
        + "); name a file with those to trust in SSL_CERT_FILE, or list the registry among the"
        + " engine's insecure-registries";
  }

  private static String said(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String message = e.getMessage();
      if (message != null && !message.isEmpty()) {
        return message;
      }
    }
    return failure instanceof ConnectException
        ? "nobody answers there"
        : failure.getClass().getSimpleName();
  }

  private synchronized HttpClient client(URI target) throws IOException {
    if ("https".equals(target.getScheme())) {
      secure = secure == null ? secure() : secure;
      return secure;
    }
    plain = plain == null ? plain() : plain;
    return plain;
  }

  private HttpClient secure() throws IOException {
    SSLContext context =
        switch (trust) {
          case SYSTEM -> SystemCertificates.context(environment);
          case ANYBODY -> AnyCertificate.context();
        };
    return builder().sslContext(context).build();
  }

  /** Certificates are of no use here, and the usual ones are dear to load. */
  private HttpClient plain() throws IOException {
    return builder().sslContext(SystemCertificates.nobody()).build();
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECTING)
        .proxy(new EnvironmentProxies(environment));
  }

  /** Ends its threads; answers that are still being read end, too. */
  @Override
  public synchronized void close() {
    for (HttpClient client : new @Nullable HttpClient[] {secure, plain}) {
      if (client != null) {
        client.shutdownNow();
      }
    }
  }
}
