package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that decide what bringing services up means: shared by up, create and plan. */
final class UpOptions {

  private static final List<String> PULL = List.of("always", "missing", "never", "build", "policy");

  private UpOptions() {}

  /** Options of create, which up and plan have too. */
  static Syntax common(Syntax syntax) {
    return syntax
        .flag("Builds images first.", "--build")
        .flag("Builds no image.", "--no-build")
        .flag("Replaces containers although nothing differs.", "--force-recreate")
        .flag("Keeps containers although something differs.", "--no-recreate")
        .value("WHEN", "When images are pulled: always, missing, never or build.", "--pull")
        .flag("Shows no progress of single layers.", "--quiet-pull")
        .flag("Removes containers of services that the file doesn't have.", "--remove-orphans")
        .list("SERVICE=NUM", "Number of a service's containers.", "--scale")
        .flag("Asks no questions.", "-y", "--yes")
        .flag("Shows the plan and changes nothing.", "--dry-run");
  }

  /** Further options of up and plan. */
  static Syntax further(Syntax syntax) {
    return common(syntax)
        .flag("Replaces containers of dependencies too.", "--always-recreate-deps")
        .flag("Leaves out services that the named ones depend on.", "--no-deps")
        .flag("Makes containers without starting them.", "--no-start")
        .flag(
            "Replaces the containers; anonymous volumes start empty.", "-V", "--renew-anon-volumes")
        .list(
            "VOLUME",
            "Makes this volume anew where it differs from the file: its data is lost.",
            "--recreate-volume")
        .value("SECONDS", "Time until a container that should stop is killed.", "-t", "--timeout")
        .flag("Waits until all run or are healthy; implies -d.", "--wait");
  }

  /** What is asked for; throws where options contradict each other. */
  static UpRequest request(Arguments arguments, Map<String, String> environment, boolean start) {
    arguments.exclude("--build", "--no-build");
    arguments.exclude("--force-recreate", "--no-recreate");
    arguments.oneOf("--pull", PULL);
    arguments.exclude("--always-recreate-deps", "--no-recreate");
    return new UpRequest(
        arguments.words(),
        start && !arguments.flag("--no-start"),
        !arguments.flag("--no-deps"),
        recreation(arguments),
        images(arguments),
        removeOrphans(arguments, environment),
        arguments.numbers("--scale"),
        arguments.seconds("--timeout"),
        new Waiting(arguments.flag("--wait"), limit(arguments)));
  }

  private static @Nullable Duration limit(Arguments arguments) {
    int seconds = arguments.integer("--wait-timeout", 0);
    return seconds > 0 ? Duration.ofSeconds(seconds) : null;
  }

  private static Recreation recreation(Arguments arguments) {
    return new Recreation(
        arguments.flag("--force-recreate"),
        arguments.flag("--no-recreate"),
        arguments.flag("--always-recreate-deps"),
        arguments.flag("--renew-anon-volumes"),
        Set.copyOf(arguments.list("--recreate-volume")));
  }

  private static ImagePolicy images(Arguments arguments) {
    String pull = arguments.text("--pull");
    return new ImagePolicy(
        arguments.flag("--build"),
        arguments.flag("--no-build"),
        "policy".equals(pull) ? null : pull);
  }

  /** Whether containers of services that are gone are removed. */
  static boolean removeOrphans(Arguments arguments, Map<String, String> environment) {
    return arguments.has("--remove-orphans")
        ? arguments.flag("--remove-orphans")
        : GlobalOptions.isTrue(environment.get("COMPOSE_REMOVE_ORPHANS"));
  }
}
