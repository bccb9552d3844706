package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.view.VariableView;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.ProjectListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single facts of a project, one a line. */
final class ConfigListing {

  private static final List<String> SECTIONS =
      List.of("--volumes", "--networks", "--services", "--models", "--profiles", "--images");

  private final Session session;
  private final Arguments arguments;
  private final LoadOptions options;

  ConfigListing(Session session, Arguments arguments, LoadOptions options) {
    this.session = session;
    this.arguments = arguments;
    this.options = options.withResolveEnvironment(false);
  }

  /** What the arguments ask for, or null where they ask for the whole project. */
  @Nullable String text() {
    for (String section : SECTIONS) {
      if (arguments.flag(section)) {
        return lines(names(section, load(options)));
      }
    }
    String services = arguments.text("--hash");
    if (services != null) {
      return hashes(load(options).hashes(), services);
    }
    if (arguments.flag("--variables")) {
      return variables();
    }
    return arguments.flag("--environment") ? lines(environment(load(options))) : null;
  }

  private ProjectListing load(LoadOptions how) {
    return new ProjectListing(session.load(arguments.words(), how));
  }

  private static List<String> names(String section, ProjectListing listing) {
    return switch (section) {
      case "--services" -> listing.services();
      case "--models" -> listing.models();
      case "--profiles" -> listing.profiles();
      case "--images" -> listing.images();
      default -> listing.names(section.substring("--".length()));
    };
  }

  private static List<String> environment(ProjectListing listing) {
    var text = new ArrayList<String>();
    listing.environment().forEach((name, value) -> text.add(name + "=" + value));
    return text;
  }

  private String variables() {
    var variables =
        load(options.withInterpolate(false).withKeepExtensions(true)).variables().values();
    return arguments.text("--format", "").equals("json")
        ? VariableView.json(variables)
        : VariableView.table(variables);
  }

  private static String hashes(Map<String, String> hashes, String which) {
    List<String> wanted = which.equals("*") ? List.of() : List.of(which.split(",", -1));
    for (String service : wanted) {
      if (!hashes.containsKey(service)) {
        throw new UsageException(
            "unknown-service",
            "no such service: " + service,
            "The file has: " + String.join(", ", hashes.keySet()) + ".");
      }
    }
    var text = new ArrayList<String>();
    hashes.forEach((service, hash) -> {
      if (wanted.isEmpty() || wanted.contains(service)) {
        text.add(service + " " + hash);
      }
    });
    return lines(text);
  }

  private static String lines(Collection<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
