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

  private static boolean hasTag(String name) {
    return name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
  }

  /** The reference of a service's image: its own, or the one a build gives it. */
  public static String of(String project, Service service) {
    String image = service.imageSource().image();
    return image == null ? project + "-" + service.name() : image;
  }
}
