package compose.orchestrator.engine.docker;

/**
 * The parts of an image's reference.
 *
 * @param registry host of the registry; docker.io where none is named
 * @param repository all before the tag or digest, as written
 * @param tag tag or digest; latest where none is named
 */
record ImageReference(String registry, String repository, String tag) {
  static ImageReference parse(String reference) {
    int at = reference.indexOf('@');
    String name = at < 0 ? reference : reference.substring(0, at);
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    String repository = tagged ? name.substring(0, colon) : name;
    String tag = tagged ? name.substring(colon + 1) : "latest";
    return new ImageReference(
        registryOf(repository), repository, at < 0 ? tag : reference.substring(at + 1));
  }

  private static String registryOf(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return host && !first.equals("index.docker.io") ? first : "docker.io";
  }
}
