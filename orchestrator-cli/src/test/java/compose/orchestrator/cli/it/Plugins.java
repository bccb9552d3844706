package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Docker's plugins, which a configuration folder of a project's own names. */
final class Plugins {

  private Plugins() {}

  /** Value of DOCKER_CONFIG; the test is left out where the plugins cannot be had. */
  static String configuration(TestProject project) throws IOException {
    Path plugins = Files.createDirectories(project.folder.resolve("docker/cli-plugins"));
    for (String plugin : List.of("docker-buildx", "docker-compose")) {
      Shell.Result found = project.shell.run(List.of(Shell.ROOT.resolve("scripts/" + plugin) + ""));
      assumeThat(found.exit()).as(found.err()).isZero();
      Files.createSymbolicLink(plugins.resolve(plugin), Path.of(found.out().strip()));
    }
    return plugins.resolveSibling("").toString();
  }
}
