package compose.orchestrator.registry;

import java.util.regex.Pattern;

/**
 * The name of an artifact in a registry.
 *
 * @param registry host and port; {@code docker.io} for Docker Hub
 * @param repository the path of the repository there
 * @param version a tag or a digest
 */
public record RegistryReference(String registry, String repository, String version) {

  private static final String DOCKER_HUB = "docker.io";

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(:[0-9]{1,5})?");
  private static final String PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern REPOSITORY = Pattern.compile(PART + "(/" + PART + ")*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final int LONGEST = 255;

  /**
   * The reference that a text is: {@code [HOST[:PORT]/]REPOSITORY[:TAG][@DIGEST]}. Docker Hub is
   * meant where there is no host, the tag {@code latest} where there is none; a digest counts more
   * than a tag.
   *
   * @throws RegistryException where it is none
   */
  public static RegistryReference parse(String text) throws RegistryException {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String tag = colon < 0 ? "latest" : name.substring(colon + 1);
    String path = colon < 0 ? name : name.substring(0, colon);
    String host = host(path);
    String repository = host.isEmpty() ? path : path.substring(host.length() + 1);
    boolean hub = host.isEmpty() || host.equals(DOCKER_HUB) || host.equals("index." + DOCKER_HUB);
    boolean official = hub && repository.indexOf('/') < 0;
    var reference =
        new RegistryReference(
            hub ? DOCKER_HUB : host,
            official ? "library/" + repository : repository,
            at < 0 ? tag : text.substring(at + 1));
    if (!reference.isValid() || !TAG.matcher(tag).matches()) {
      throw new RegistryException("expected HOST/REPOSITORY[:TAG], got '" + text + "'");
    }
    return reference;
  }

  private static String host(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return host ? first : "";
  }

  private boolean isValid() {
    return HOST.matcher(registry).matches()
        && repository.length() <= LONGEST
        && REPOSITORY.matcher(repository).matches()
        && (Digest.isDigest(version) || TAG.matcher(version).matches());
  }

  /** Another version in the same repository. */
  public RegistryReference at(Digest digest) {
    return new RegistryReference(registry, repository, digest.toString());
  }

  /** Whether both are in the same registry. */
  boolean isBeside(RegistryReference other) {
    return registry.equals(other.registry);
  }

  /** Where the registry answers: Docker Hub's name is not its address. */
  String address() {
    return registry.equals(DOCKER_HUB) ? "registry-1.docker.io" : registry;
  }

  boolean hasPort() {
    return registry.lastIndexOf(':') > registry.lastIndexOf(']');
  }

  /** Whether the registry is on this machine, going by its name. */
  boolean isLoopback() {
    String host = registry.startsWith("[") ? registry : registry.split(":", 2)[0];
    return host.equals("localhost") || host.startsWith("127.") || host.startsWith("[::1]");
  }

  /** The whole name. */
  @Override
  public String toString() {
    return registry + "/" + repository + (Digest.isDigest(version) ? "@" : ":") + version;
  }
}
