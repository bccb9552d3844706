package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what a project is called. */
final class ProjectName {

  private static final String RULE =
      "Use lower-case letters, digits, '-' and '_', starting with a letter or digit.";

  private final LoadRequest request;
  private final LoadContext context;

  ProjectName(LoadRequest request, LoadContext context) {
    this.request = request;
    this.context = context;
  }

  /** The name of the request, of the environment, of the files, or of the folder, in this order. */
  String decide(Map<String, String> environment, List<Mapping> documents, Path folder) {
    String given = request.projectName();
    if (given == null || given.isEmpty()) {
      given = environment.getOrDefault("COMPOSE_PROJECT_NAME", "");
    }
    if (!given.isEmpty()) {
      return checked(given);
    }
    String written = written(documents, environment);
    Path last = folder.getFileName();
    String name = written != null ? written : normal(last == null ? "" : last.toString());
    if (name.isEmpty()) {
      context
          .findings()
          .error("no-project-name", "the project has no name", "Give one with -p NAME.", null);
    }
    return name;
  }

  private String checked(String name) {
    if (!normal(name).equals(name)) {
      context
          .findings()
          .error("invalid-project-name", "'" + name + "' is not a project name", RULE, null);
    }
    return name;
  }

  private @Nullable String written(List<Mapping> documents, Map<String, String> environment) {
    Scalar last = null;
    for (Mapping document : documents) {
      if (document.get("name") instanceof Scalar name && !Values.spelled(name).isEmpty()) {
        last = name.isNull() ? last : name;
      }
    }
    if (last == null) {
      return null;
    }
    Scalar text = Scalar.of(Values.spelled(last), last.location());
    TreePath path = TreePath.ROOT.child("name");
    String name =
        context.options().interpolate()
            ? new Interpolate(environment, context.findings()).text(text, path)
            : text.text();
    return name == null ? "" : context.options().normalize() ? normal(name) : name;
  }

  /** The name without what a project's name cannot have. */
  static String normal(String name) {
    var normal = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean joined = !normal.isEmpty() && (c == '_' || c == '-');
      if (joined || Ascii.isLowerCase(c) || Ascii.isDigit(c)) {
        normal.append(c);
      }
    }
    return normal.toString();
  }
}
