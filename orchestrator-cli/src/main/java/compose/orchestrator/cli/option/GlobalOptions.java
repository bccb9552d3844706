package compose.orchestrator.cli.option;

import compose.orchestrator.diagnostic.UsageException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options that come before the command and hold for all of them.
 *
 * @param files compose files, in order; none means they are looked for
 * @param projectName name of the project, or null
 * @param profiles profiles that are enabled
 * @param envFiles files with variables, in order; none means .env
 * @param projectDirectory folder that relative paths start from, or null
 * @param ansi never, always or auto
 * @param progress auto, tty, plain, json or quiet
 * @param parallel engine calls at the same time, or below 1 for as many as is good
 * @param dryRun whether the plan is shown instead of being carried out
 * @param compatibility whether names are made as docker-compose 1 made them
 * @param allResources whether networks and volumes that no service uses count too
 * @param verbose whether bugs show their trace
 */
public record GlobalOptions(
    List<String> files,
    @Nullable String projectName,
    List<String> profiles,
    List<String> envFiles,
    @Nullable String projectDirectory,
    String ansi,
    String progress,
    int parallel,
    boolean dryRun,
    boolean compatibility,
    boolean allResources,
    boolean verbose) {

  private static final List<String> PROGRESS =
      List.of("", "auto", "tty", "plain", "json", "quiet", "none");

  /** Variable with the number of engine calls at the same time. */
  public static final String LIMIT = "COMPOSE_PARALLEL_LIMIT";

  /** What the tool accepts before the command. */
  public static Syntax syntax() {
    return new Syntax("", "[OPTIONS] COMMAND", "Runs, explains and moves Compose projects.")
        .list("FILE", "Compose file; - reads standard input.", "-f", "--file")
        .value("NAME", "Name of the project.", "-p", "--project-name")
        .list("NAME", "Enables the services of a profile.", "--profile")
        .list("FILE", "Reads variables from this file instead of .env.", "--env-file")
        .value("FOLDER", "Folder that relative paths start from.", "--project-directory")
        .value("WHEN", "Colours and cursor movements: never, always or auto.", "--ansi")
        .value("KIND", "How progress is shown: auto, tty, plain, json or quiet.", "--progress")
        .value(
            "NUMBER", "Engine calls at the same time; below 1 leaves it to the tool.", "--parallel")
        .flag("Shows what a command would do and changes nothing.", "--dry-run")
        .flag(
            "Refused: containers are named with '-', as docker compose 2 does.", "--compatibility")
        .flag("Counts in networks and volumes that no service uses.", "--all-resources")
        .flag("Shows the trace of a bug.", "--verbose")
        .flag("Shows the version.", "-v", "--version")
        .hidden("--workdir")
        .hiddenFlag("--no-ansi")
        .stopAtFirstWord();
  }

  /** What the user gave, completed by COMPOSE_ variables. */
  public static GlobalOptions of(Arguments arguments, Map<String, String> environment) {
    String progress = progress(arguments, environment.getOrDefault("COMPOSE_PROGRESS", "auto"));
    return new GlobalOptions(
        arguments.list("--file"),
        arguments.text("--project-name"),
        arguments.list("--profile"),
        arguments.list("--env-file"),
        arguments.has("--project-directory")
            ? arguments.text("--project-directory")
            : arguments.text("--workdir"),
        ansi(arguments, environment),
        progress,
        parallel(arguments, environment.get(LIMIT)),
        arguments.flag("--dry-run"),
        arguments.flag("--compatibility") || isTrue(environment.get("COMPOSE_COMPATIBILITY")),
        arguments.flag("--all-resources"),
        arguments.flag("--verbose"));
  }

  private static int parallel(Arguments arguments, @Nullable String limit) {
    Long number = limit == null || arguments.has("--parallel") ? null : number(limit);
    return number == null
        ? arguments.integer("--parallel", -1)
        : Math.clamp(number, -1, Integer.MAX_VALUE);
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Throws where the number of engine calls is up to COMPOSE_PARALLEL_LIMIT and that is none. */
  public static void checkLimit(Arguments arguments, Map<String, String> environment) {
    String limit = environment.get(LIMIT);
    if (limit != null && !arguments.has("--parallel") && number(limit) == null) {
      throw new UsageException(
          "invalid-limit",
          LIMIT + " must be an integer (found: \"" + limit + "\")",
          "set it to a number of engine calls, to -1 for as many as is good, or not at all");
    }
  }

  /** How progress is shown: what the call says, or otherwise. */
  public static String progress(Arguments arguments, String otherwise) {
    String progress = arguments.text("--progress", otherwise);
    if (!PROGRESS.contains(progress)) {
      throw arguments.complaint("unsupported --progress value \"" + progress + "\"");
    }
    return progress;
  }

  /** The same, showing plans instead of carrying them out if asked to. */
  public GlobalOptions withDryRun(boolean also) {
    return also && !dryRun ? with(progress, true) : this;
  }

  /** The same with another kind of progress. */
  public GlobalOptions withProgress(String kind) {
    return with(kind, dryRun);
  }

  private GlobalOptions with(String kind, boolean dry) {
    return new GlobalOptions(
        files,
        projectName,
        profiles,
        envFiles,
        projectDirectory,
        ansi,
        kind,
        parallel,
        dry,
        compatibility,
        allResources,
        verbose);
  }

  /** Whether a variable's value means yes. */
  public static boolean isTrue(@Nullable String value) {
    return value != null
        && (value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("t"));
  }

  private static String ansi(Arguments arguments, Map<String, String> environment) {
    if (arguments.flag("--no-ansi")) {
      return "never";
    }
    String text = arguments.text("--ansi");
    return text != null ? text : environment.getOrDefault("COMPOSE_ANSI", "auto");
  }
}
