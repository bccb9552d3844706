package compose.orchestrator.loader.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches files from git repositories with the git program; each commit is fetched once. */
public final class GitSource {

  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final int COMMIT_LENGTH = 40;

  private final Map<String, String> environment;

  /** Works in the environment of the process: where its home and its credentials are. */
  public GitSource(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The local copy of what a reference means; for a folder, the Compose file in it.
   *
   * @throws IOException where it cannot be had, with git's own words
   */
  public Path fetch(GitReference reference) throws IOException {
    if (reference.isUnsafe()) {
      throw new IOException("not a reference into a repository: " + reference.path());
    }
    Path copy = checkedOut(reference.repository(), commit(reference));
    Path target = copy.resolve(reference.path()).normalize();
    if (!Files.isDirectory(target)) {
      return target;
    }
    for (String name : NAMES) {
      if (Files.isRegularFile(target.resolve(name))) {
        return target.resolve(name);
      }
    }
    throw new IOException("there is no Compose file in it");
  }

  private String commit(GitReference reference) throws IOException {
    String ref = reference.ref();
    if (isCommit(ref)) {
      return ref;
    }
    List<String> command = List.of("ls-remote", "--exit-code", "--", reference.repository(), ref);
    String answer = git(Path.of("/"), command);
    String commit = answer.substring(0, Math.min(COMMIT_LENGTH, answer.length()));
    if (!isCommit(commit)) {
      throw new IOException("git does not say which commit " + ref + " is: " + answer);
    }
    return commit;
  }

  private static boolean isCommit(String text) {
    boolean digits = text.length() == COMMIT_LENGTH;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = Character.digit(text.charAt(i), 16) >= 0;
    }
    return digits;
  }

  /** A copy takes its name only when it is complete, so that an interrupted one is never used. */
  private Path checkedOut(String repository, String commit) throws IOException {
    Path cache = CacheFolder.of(environment);
    Path copy = cache.resolve(commit);
    if (Files.isDirectory(copy)) {
      return copy;
    }
    Files.createDirectories(cache);
    Path unfinished = Files.createTempDirectory(cache, "fetching-");
    git(unfinished, List.of("init", "--quiet"));
    git(unfinished, List.of("fetch", "--quiet", "--depth=1", "--", repository, commit));
    git(unfinished, List.of("checkout", "--quiet", "--detach", "FETCH_HEAD"));
    return Files.move(unfinished, copy);
  }

  private String git(Path folder, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add("git");
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("GIT_TERMINAL_PROMPT", "0");
    builder
        .environment()
        .putIfAbsent("GIT_SSH_COMMAND", "ssh -o ControlMaster=no -o BatchMode=yes");
    Process process = builder.start();
    process.getOutputStream().close();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (exitCode(process) != 0) {
      String why = answer.isEmpty() ? "it found nothing" : answer;
      throw new IOException("git " + arguments.getFirst() + " failed: " + why);
    }
    return answer;
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for git", e);
    }
  }
}
