package compose.orchestrator.loader;

/** Recognises files that are not on this machine. */
final class RemoteResource {

  private RemoteResource() {}

  /** Whether a file is in a git repository or a registry. */
  static boolean isRemote(String path) {
    return isGit(path) || path.startsWith("oci://");
  }

  static boolean isGit(String path) {
    if (path.startsWith("git://") || path.startsWith("git@") || path.startsWith("ssh://")) {
      return true;
    }
    if (path.startsWith("github.com/")) {
      return true;
    }
    boolean web = path.startsWith("https://") || path.startsWith("http://");
    int fragment = path.indexOf('#');
    String address = fragment < 0 ? path : path.substring(0, fragment);
    return web && address.endsWith(".git");
  }
}
