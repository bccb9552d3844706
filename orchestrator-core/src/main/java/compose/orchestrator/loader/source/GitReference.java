package compose.orchestrator.loader.source;

import org.jspecify.annotations.Nullable;

/**
 * A file or folder in a git repository: {@code repository[#ref[:folder]]}.
 *
 * @param repository what git can fetch from
 * @param ref branch, tag or commit; {@code HEAD} where none is given
 * @param path the file or folder in it, or empty
 */
public record GitReference(String repository, String ref, String path) {

  private static final String GITHUB = "github.com/";

  /** The reference that a text is, or null where it is none. */
  public static @Nullable GitReference parse(String text) {
    int hash = text.indexOf('#');
    String address = hash < 0 ? text : text.substring(0, hash);
    if (!isRepository(address)) {
      return null;
    }
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    int colon = fragment.indexOf(':');
    String ref = colon < 0 ? fragment : fragment.substring(0, colon);
    String path = colon < 0 ? "" : fragment.substring(colon + 1);
    String repository = address.startsWith(GITHUB) ? "https://" + address : address;
    return new GitReference(repository, ref.isEmpty() ? "HEAD" : ref, path);
  }

  private static boolean isRepository(String address) {
    boolean web = address.startsWith("https://") || address.startsWith("http://");
    return (web && address.endsWith(".git"))
        || address.startsWith("git://")
        || address.startsWith("ssh://")
        || address.startsWith("git@")
        || address.startsWith(GITHUB);
  }

  /** Whether git would take a part of it for an option, or its path leads out of the repository. */
  boolean isUnsafe() {
    return ref.startsWith("-")
        || repository.startsWith("-")
        || path.startsWith("/")
        || ("/" + path + "/").contains("/../");
  }
}
