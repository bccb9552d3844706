package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.model.ComposeLabels;
import java.util.List;

/** Shows the version. */
public final class VersionCommand implements Command {

  /** Version of this tool. */
  static final String VERSION = "0.1.0";

  private static final String COMPATIBLE = ComposeLabels.COMPATIBLE_VERSION;

  /** One line for people, with the version of docker compose that scripts look for. */
  public static final String TEXT =
      "orchestrator version "
          + VERSION
          + ", in place of Docker Compose version v"
          + COMPATIBLE
          + "\n";

  @Override
  public Syntax syntax() {
    return new Syntax(
            "version",
            "[OPTIONS]",
            "Shows the version of this tool, and the version of docker compose it stands in for."
                + " --short and --format json tell the latter, because tools compare it.")
        .value("FORMAT", "pretty or json.", "-f", "--format")
        .flag("Shows only the number.", "--short")
        .flag("Has no effect here.", "--dry-run")
        .example("version --short");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw arguments.complaint("unexpected argument \"" + arguments.words().getFirst() + "\"");
    }
    arguments.oneOf("--format", List.of("", "pretty", "json"));
    if (arguments.flag("--short")) {
      session.print(COMPATIBLE + "\n");
    } else if (arguments.text("--format", "").equals("json")) {
      session.print("{\"version\":\"v" + COMPATIBLE + "\",\"orchestrator\":\"" + VERSION + "\"}\n");
    } else {
      session.print(TEXT);
    }
    return ExitCode.OK;
  }
}
