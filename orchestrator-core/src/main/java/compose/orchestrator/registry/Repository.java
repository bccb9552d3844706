package compose.orchestrator.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * One repository of a registry (OCI Distribution Specification): what is in it is read and written.
 * Every content that is read has the digest that it was asked for by.
 */
public final class Repository {

  /** As much of a manifest as registries must accept (OCI Distribution Specification). */
  static final int LONGEST_MANIFEST = 4 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REDIRECTS = 5;

  private final Http http;
  private final RegistryReference reference;
  private final URI base;
  private final Authorization authorization;

  Repository(Http http, RegistryReference reference, boolean secure, Authorization authorization) {
    this.http = http;
    this.reference = reference;
    this.base = URI.create((secure ? "https://" : "http://") + reference.address());
    this.authorization = authorization;
  }

  /**
   * A manifest as it is there.
   *
   * @param digest what it is known by
   * @param content its bytes
   * @param manifest what they mean
   */
  public record Fetched(Digest digest, ByteBuffer content, Manifest manifest) {}

  /** The manifest that the reference names. */
  public Fetched manifest() throws IOException {
    return manifest(reference.version());
  }

  /** The manifest of a digest. */
  public Fetched manifest(Digest digest) throws IOException {
    return manifest(digest.toString());
  }

  private Fetched manifest(String version) throws IOException {
    Call call = get("/manifests/" + version, Map.of("Accept", Manifest.ACCEPTED));
    try (Answer answer = send(call).orThrow()) {
      byte[] content = answer.bytes(LONGEST_MANIFEST);
      Digest digest = Digest.of(content);
      if (Digest.isDigest(version) && !digest.toString().equals(version)) {
        throw damaged(version);
      }
      Manifest manifest = Manifest.read(content, answer.header("Content-Type"));
      return new Fetched(digest, ByteBuffer.wrap(content).asReadOnlyBuffer(), manifest);
    }
  }

  private RegistryException damaged(String wanted) {
    return new RegistryException(
        reference.registry() + " sent something else than " + wanted + ", which it was asked for");
  }

  /**
   * A content of some kilobytes.
   *
   * @param limit how many bytes are accepted
   */
  public byte[] blob(Descriptor descriptor, int limit) throws IOException {
    if (descriptor.size() > limit) {
      throw new RegistryException(
          descriptor.digest() + " has " + descriptor.size() + " bytes, " + limit + " are accepted");
    }
    try (Answer answer = open(descriptor)) {
      byte[] content = answer.bytes((int) descriptor.size());
      if (!descriptor.digest().matches(content)) {
        throw damaged(descriptor.digest().toString());
      }
      return content;
    }
  }

  private Answer open(Descriptor descriptor) throws IOException {
    return send(get("/blobs/" + descriptor.digest(), Map.of())).orThrow();
  }

  /** Whether a content is there. */
  public boolean has(Digest digest) throws IOException {
    var call = new Call("HEAD", uri("/blobs/" + digest), Map.of(), BodyPublishers.noBody());
    try (Answer answer = send(call)) {
      return answer.isGood();
    }
  }

  /** Writes a content, unless it is there. */
  public void push(byte[] content) throws IOException {
    Digest digest = Digest.of(content);
    if (!has(digest)) {
      upload(started(""), digest, BodyPublishers.ofByteArray(content));
    }
  }

  /** Writes a manifest under a tag or its digest. */
  public Digest push(Manifest manifest, String version) throws IOException {
    byte[] json = manifest.json();
    push(json, manifest.mediaType(), version);
    return Digest.of(json);
  }

  private void push(byte[] content, String mediaType, String version) throws IOException {
    var headers = Map.of("Content-Type", mediaType);
    var call =
        new Call("PUT", uri("/manifests/" + version), headers, BodyPublishers.ofByteArray(content));
    send(call).orThrow().close();
  }

  /**
   * Brings a manifest with all that it consists of from another repository here.
   *
   * @return what it is known by in both
   */
  public Descriptor copy(Repository source) throws IOException {
    Fetched fetched = source.manifest();
    copy(source, fetched);
    return new Descriptor(
        fetched.manifest().mediaType(),
        fetched.digest(),
        fetched.content().remaining(),
        fetched.manifest().artifactType(),
        Map.of());
  }

  private void copy(Repository source, Fetched fetched) throws IOException {
    Manifest manifest = fetched.manifest();
    for (Descriptor listed : manifest.manifests()) {
      copy(source, source.manifest(listed.digest()));
    }
    Descriptor config = manifest.config();
    if (config != null) {
      copyBlob(source, config);
    }
    for (Descriptor layer : manifest.layers()) {
      copyBlob(source, layer);
    }
    byte[] content = new byte[fetched.content().remaining()];
    fetched.content().duplicate().get(content);
    push(content, manifest.mediaType(), fetched.digest().toString());
  }

  private void copyBlob(Repository source, Descriptor blob) throws IOException {
    if (has(blob.digest())) {
      return;
    }
    boolean beside = reference.isBeside(source.reference);
    String from = "?mount=" + blob.digest() + "&from=" + source.reference.repository();
    URI place = started(beside ? from : "");
    if (!place.equals(MOUNTED)) {
      try (Answer answer = source.open(blob)) {
        InputStream body = answer.body();
        BodyPublisher content =
            BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), blob.size());
        upload(place, blob.digest(), content);
      }
    }
  }

  private static final URI MOUNTED = URI.create("mounted:here");

  /** Where a content is to be written; {@link #MOUNTED} where the registry has it already. */
  private URI started(String query) throws IOException {
    URI target = uri("/blobs/uploads/" + query);
    try (Answer answer =
        send(new Call("POST", target, Map.of(), BodyPublishers.noBody())).orThrow()) {
      String place = answer.header("Location");
      return answer.status() == 201 ? MOUNTED : safe(answer.target(), place);
    }
  }

  private void upload(URI place, Digest digest, BodyPublisher content) throws IOException {
    String query = (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest.toString();
    var headers = Map.of("Content-Type", "application/octet-stream");
    send(new Call("PUT", URI.create(place + query), headers, content)).orThrow().close();
  }

  // --- asking

  private record Call(
      String method, URI target, Map<String, String> headers, BodyPublisher content) {

    Call to(URI other) {
      return new Call(method, other, headers, content);
    }
  }

  private Call get(String path, Map<String, String> headers) {
    return new Call("GET", uri(path), headers, BodyPublishers.noBody());
  }

  private URI uri(String path) {
    return URI.create(base + "/v2/" + reference.repository() + path);
  }

  /** Asks; a challenge is answered once, redirects of what is read are followed. */
  private Answer send(Call call) throws IOException {
    Answer answer = once(call);
    if (answer.status() == 401 && authorization.answer(answer.headers("WWW-Authenticate"))) {
      answer.close();
      answer = once(call);
    }
    boolean reading = call.method().equals("GET") || call.method().equals("HEAD");
    for (int i = 0; reading && answer.isRedirect() && i < REDIRECTS; i++) {
      answer.close();
      answer = once(call.to(safe(answer.target(), answer.header("Location"))));
    }
    return answer;
  }

  /** Whatever shows who asks is for the registry alone, wherever it sends us. */
  private Answer once(Call call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.target()).method(call.method(), call.content());
    if (call.content().contentLength() <= LONGEST_MANIFEST) {
      request.timeout(PATIENCE);
    }
    call.headers().forEach(request::header);
    String shown = authorization.header();
    if (shown != null && base.getAuthority().equals(call.target().getAuthority())) {
      request.header("Authorization", shown);
    }
    return http.send(request.build());
  }

  /** A place that the registry names; a registry with TLS leads to none without. */
  private URI safe(URI from, String place) throws RegistryException {
    try {
      URI target = from.resolve(place);
      boolean web = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
      boolean weaker = "https".equals(base.getScheme()) && !"https".equals(target.getScheme());
      if (!web || weaker || target.getHost() == null) {
        throw new RegistryException(reference.registry() + " sends to '" + place + "'");
      }
      return target;
    } catch (IllegalArgumentException e) {
      throw new RegistryException(reference.registry() + " sends to '" + place + "'");
    }
  }
}
