package compose.orchestrator.execution;

import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.ImageSource;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BakeFile;
import compose.orchestrator.plan.BuildImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a builder is asked for: arguments have their values, tags are complete. */
public final class BuildRequests {

  private BuildRequests() {}

  static BuildRequest of(Project project, BuildImage operation, EngineGateway engine) {
    ImageSource source = operation.service().imageSource();
    Build build = Objects.requireNonNull(source.build());
    Map<String, String> environment = project.origin().environment();
    var tags = new ArrayList<String>(List.of(operation.image()));
    tags.addAll(build.tags());
    var labels = new TreeMap<String, String>(build.labels());
    labels.putAll(operation.labels());
    var arguments = new TreeMap<String, String>(engine.buildArguments());
    arguments.putAll(build.arguments(environment, operation.options().args()));
    return new BuildRequest(
        build,
        Path.of(build.context()),
        List.copyOf(tags),
        labels,
        source.platforms(
            environment.get("DOCKER_DEFAULT_PLATFORM"), operation.options().forRunning()),
        arguments,
        operation.options(),
        bakeFile(project, engine).call(operation));
  }

  /** The project's builds as a bake file. */
  public static BakeFile bakeFile(Project project, EngineGateway engine) {
    return new BakeFile(project, engine.buildArguments(), BuildRequests::realFolder);
  }

  private static Path realFolder(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder;
    }
  }
}
