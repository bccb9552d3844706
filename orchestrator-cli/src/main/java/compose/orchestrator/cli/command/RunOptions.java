package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.loader.ServiceOverrides;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.RunRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of run, and what they mean. */
final class RunOptions {

  private static final List<String> PULL = List.of("always", "missing", "never", "build", "policy");
  private static final int SLUG_BYTES = 32;
  private static final int SHORT_SLUG = 12;

  private final Session session;
  private final Arguments arguments;

  RunOptions(Session session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
  }

  static Syntax add(Syntax syntax) {
    syntax
        .stopAtFirstWord()
        .flag("Builds the image first.", "--build")
        .list("NAME", "Further right of the container.", "--cap-add")
        .list("NAME", "Right taken from the container.", "--cap-drop")
        .flag("Leaves the container running and prints its id.", "-d", "--detach")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .value("COMMAND", "Program in place of the image's.", "--entrypoint")
        .list("NAME=VALUE", "Variable; without a value it is this process's.", "-e", "--env")
        .list("FILE", "File with variables.", "--env-from-file")
        .hiddenFlag("-i")
        .flagOn("Passes this process's standard input on.", "--interactive")
        .list("KEY=VALUE", "Further label of the container.", "-l", "--label")
        .value("NAME", "Name of the container.", "--name")
        .flag("Gives the command no terminal.", "-T", "--no-tty", "--no-TTY")
        .hiddenFlag("-t", "--tty")
        .flag("Leaves out services that this one depends on.", "--no-deps");
    return containers(syntax);
  }

  private static Syntax containers(Syntax syntax) {
    return syntax
        .list("PORT", "Port to publish.", "-p", "--publish")
        .value("WHEN", "When images are pulled: always, missing or never.", "--pull")
        .flag("Shows no progress.", "-q", "--quiet")
        .flag("Shows no output of builds.", "--quiet-build")
        .flag("Shows no progress of single layers.", "--quiet-pull")
        .flag("Removes containers of services that the file doesn't have.", "--remove-orphans")
        .flag("Removes the container when it has ended.", "--rm")
        .flag("Publishes the service's ports.", "-P", "--service-ports")
        .flag("Answers to the service's names on its networks.", "--use-aliases")
        .value("USER", "User that the command runs as.", "-u", "--user")
        .list("MOUNT", "Further mount.", "-v", "--volume")
        .value("FOLDER", "Folder that the command starts in.", "-w", "--workdir");
  }

  void check() {
    arguments.oneOf("--pull", PULL);
    if (arguments.flag("--service-ports") && arguments.has("--publish")) {
      throw arguments.complaint("--service-ports and --publish are incompatible");
    }
    if (arguments.flag("--tty") && !session.console().inIsTerminal()) {
      throw arguments.complaint("the input device is not a TTY");
    }
  }

  /** Whether the command gets a terminal. */
  boolean tty() {
    boolean terminal = session.console().inIsTerminal() && session.console().outIsTerminal();
    return (terminal || arguments.flag("--tty")) && !arguments.flag("--no-tty");
  }

  private boolean isInteractive() {
    return arguments.flagOrTrue("--interactive");
  }

  ServiceOverrides overrides() {
    List<String> words = arguments.words();
    return new ServiceOverrides(
        words.getFirst(),
        tty(),
        isInteractive(),
        words.subList(1, words.size()),
        arguments.text("--entrypoint"),
        arguments.text("--user"),
        arguments.text("--workdir"),
        environment(),
        arguments.list("--env-from-file"),
        labels(),
        arguments.list("--cap-add"),
        arguments.list("--cap-drop"),
        arguments.list("--volume"),
        arguments.list("--publish"),
        arguments.flag("--service-ports"),
        session.surroundings().directory());
  }

  private Map<String, @Nullable String> environment() {
    var variables = new TreeMap<String, @Nullable String>();
    for (String entry : arguments.list("--env")) {
      int equals = entry.indexOf('=');
      String own = session.surroundings().environment().get(entry);
      variables.put(
          equals < 0 ? entry : entry.substring(0, equals),
          equals < 0 ? own : entry.substring(equals + 1));
    }
    return variables;
  }

  private Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    for (String entry : arguments.list("--label")) {
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw arguments.complaint("label must be set as KEY=VALUE, got \"" + entry + "\"");
      }
      labels.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return labels;
  }

  RunRequest request(Project project) {
    String service = arguments.words().getFirst();
    byte[] random = new byte[SLUG_BYTES];
    new SecureRandom().nextBytes(random);
    String slug = HexFormat.of().formatHex(random);
    String usual = project.name() + "-" + service + "-run-" + slug.substring(0, SHORT_SLUG);
    return new RunRequest(
        service,
        arguments.text("--name", usual),
        slug,
        preparation(service),
        arguments.flag("--use-aliases"),
        isInteractive(),
        arguments.flag("--rm"));
  }

  private UpRequest preparation(String service) {
    String pull = arguments.text("--pull");
    Map<String, String> environment = session.surroundings().environment();
    return new UpRequest(
        List.of(service),
        true,
        !arguments.flag("--no-deps"),
        Recreation.USUAL,
        new ImagePolicy(arguments.flag("--build"), false, "policy".equals(pull) ? null : pull),
        UpOptions.removeOrphans(arguments, environment),
        Map.of(),
        null,
        Waiting.USUAL);
  }
}
