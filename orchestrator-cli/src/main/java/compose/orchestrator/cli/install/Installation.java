package compose.orchestrator.cli.install;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files in a user's home by which docker, shells and people find the tool: a program for {@code
 * docker compose}, names on the path, and completion of words.
 */
public final class Installation {

  private static final List<String> NAMES = List.of("orchestrator", "docker-compose");

  private final Path launcher;
  private final Map<String, String> environment;
  private final Path home;

  /**
   * For one user.
   *
   * @param launcher the program that is to be found
   * @param environment may name other folders: DOCKER_CONFIG, XDG_DATA_HOME, XDG_CONFIG_HOME
   * @param home the user's folder
   */
  public Installation(Path launcher, Map<String, String> environment, Path home) {
    this.launcher = launcher;
    this.environment = environment;
    this.home = home;
  }

  /**
   * Puts all files and returns where they are.
   *
   * @param force whether files that others have put make room; they come back when ours go
   * @param pretend whether nothing is changed
   */
  public List<Path> install(boolean force, boolean pretend) {
    var placements = placements();
    if (!force) {
      refuseOthers(placements);
    }
    var done = new ArrayList<Path>();
    for (Placement placement : placements) {
      done.add(placement.path());
      if (!pretend) {
        attempt(placement, placement::put);
      }
    }
    return done;
  }

  /** Takes away those of the files that are there, and returns where they were. */
  public List<Path> uninstall(boolean pretend) {
    var done = new ArrayList<Path>();
    for (Placement placement : placements()) {
      if (placement.isThere() && isOurs(placement)) {
        done.add(placement.path());
        if (!pretend) {
          attempt(placement, placement::remove);
        }
      }
    }
    return done;
  }

  /** The folder with the names, which has to be on the path. */
  public Path programs() {
    return home.resolve(".local/bin");
  }

  private List<Placement> placements() {
    var placements = new ArrayList<Placement>();
    Path docker = folder("DOCKER_CONFIG", ".docker");
    placements.add(link(docker.resolve("cli-plugins/docker-compose")));
    Path data = folder("XDG_DATA_HOME", ".local/share");
    Path fish = folder("XDG_CONFIG_HOME", ".config").resolve("fish/completions");
    for (String name : NAMES) {
      placements.add(link(programs().resolve(name)));
      Path bash = data.resolve("bash-completion/completions").resolve(name);
      placements.add(new Placement(bash, null, CompletionScripts.bash()));
      placements.add(
          new Placement(fish.resolve(name + ".fish"), null, CompletionScripts.fish(name)));
    }
    Path zsh = data.resolve("zsh/site-functions/_orchestrator");
    placements.add(new Placement(zsh, null, CompletionScripts.zsh()));
    placements.sort((one, other) -> one.path().compareTo(other.path()));
    return placements;
  }

  private Placement link(Path path) {
    return new Placement(path, launcher, "");
  }

  private Path folder(String variable, String usual) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? home.resolve(usual) : Path.of(value);
  }

  private static void refuseOthers(List<Placement> placements) {
    var others = new ArrayList<String>();
    for (Placement placement : placements) {
      if (placement.isThere() && !isOurs(placement)) {
        others.add(placement.path().toString());
      }
    }
    if (!others.isEmpty()) {
      throw new UsageException(
          "already-there",
          "something else is there already: " + String.join(", ", others),
          "'orchestrator install --force' puts it aside, 'orchestrator uninstall' brings it back");
    }
  }

  private static boolean isOurs(Placement placement) {
    try {
      return placement.isOurs();
    } catch (IOException e) {
      throw failed(placement, e);
    }
  }

  private static void attempt(Placement placement, Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      throw failed(placement, e);
    }
  }

  private static UsageException failed(Placement placement, IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new UsageException(
        "not-installed",
        "cannot change " + placement.path() + ": " + reason,
        "see to the rights of the folder, or name another with "
            + "DOCKER_CONFIG, XDG_DATA_HOME or XDG_CONFIG_HOME");
  }

  /** Something with files. */
  private interface Attempt {
    void run() throws IOException;
  }

  /** The launcher beside the Java runtime that runs this, or an error where there is none. */
  public static Path launcherOf(Path javaHome) {
    Path launcher = javaHome.resolveSibling("bin/orchestrator");
    if (Files.isExecutable(launcher)) {
      return launcher;
    }
    throw new UsageException(
        "not-a-distribution",
        "there is no launcher beside the Java runtime: " + launcher,
        "call orchestrator by the launcher of its distribution");
  }
}
