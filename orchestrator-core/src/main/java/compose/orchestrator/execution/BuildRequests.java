package compose.orchestrator.execution;

import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BuildImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the engine's builder is asked for: arguments have their values, tags are complete. */
final class BuildRequests {

  private BuildRequests() {}

  static BuildRequest of(Project project, BuildImage operation) {
    Build build = Objects.requireNonNull(operation.service().imageSource().build());
    var tags = new ArrayList<String>(List.of(operation.image()));
    tags.addAll(build.tags());
    var labels = new TreeMap<String, String>(build.labels());
    labels.putAll(operation.labels());
    String platform = operation.service().imageSource().platform();
    if (platform == null && build.platforms().size() == 1) {
      platform = build.platforms().getFirst();
    }
    return new BuildRequest(
        build,
        Path.of(build.context()),
        List.copyOf(tags),
        labels,
        operation.noCache(),
        operation.pull(),
        platform,
        arguments(project, build, operation.args()));
  }

  /** An argument without a value takes it from the environment, or is left out. */
  private static Map<String, String> arguments(
      Project project, Build build, Map<String, String> further) {
    var arguments = new TreeMap<String, String>();
    build
        .args()
        .forEach((name, value) -> {
          String given = value == null ? project.origin().environment().get(name) : value;
          if (given != null) {
            arguments.put(name, given);
          }
        });
    arguments.putAll(further);
    return arguments;
  }
}
