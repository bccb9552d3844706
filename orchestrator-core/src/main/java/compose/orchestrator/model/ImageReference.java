package compose.orchestrator.model;

/** References of images, in the short form in which an engine lists them. */
public final class ImageReference {

  private ImageReference() {}

  /** The reference as an engine lists it: without Docker Hub's own names, with a tag or digest. */
  public static String familiar(String reference) {
    String name = reference;
    for (String prefix : new String[] {"docker.io/", "index.docker.io/"}) {
      name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
    name = name.startsWith("library/") ? name.substring("library/".length()) : name;
    if (name.indexOf('@') >= 0 || hasTag(name)) {
      return name;
    }
    return name + ":latest";
  }

  /**
   * The reference with its registry, Docker Hub's {@code library} folder and its tag written out; a
   * digest takes the place of the tag.
   */
  public static String qualified(String reference) {
    String name = familiar(reference);
    int at = name.indexOf('@');
    if (at >= 0) {
      name = withoutTag(name.substring(0, at)) + name.substring(at);
    }
    int slash = name.indexOf('/');
    if (slash < 0) {
      return "docker.io/library/" + name;
    }
    return isHost(name.substring(0, slash)) ? name : "docker.io/" + name;
  }

  private static String withoutTag(String name) {
    return hasTag(name) ? name.substring(0, name.lastIndexOf(':')) : name;
  }

  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
  }

  private static boolean hasTag(String name) {
    return name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
  }

  /** The reference of a service's image: its own, or the one a build gives it. */
  public static String of(String project, Service service) {
    String image = service.imageSource().image();
    return image == null ? project + "-" + service.name() : image;
  }
}
