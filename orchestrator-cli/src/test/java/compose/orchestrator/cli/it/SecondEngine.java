package compose.orchestrator.cli.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Engine that projects are moved to. */
final class SecondEngine {

  /** For tests that need its images, and the one that takes them all away. */
  static final String IMAGES = "images of the second engine";

  private SecondEngine() {}

  /** Sees that it runs, and returns its address. */
  static String address() {
    var tools = new Shell(Shell.ROOT, Map.of());
    return tools.run(List.of("scripts/engine", "second")).succeeded().out().strip();
  }

  /** Where commands talk to it. */
  static Shell shell(Path folder) {
    return new Shell(folder, Map.of("DOCKER_HOST", address()));
  }

  /** Takes away what a move has left on either Engine. */
  static void clear(TestProject project, Shell there) {
    clear(project.name, there, project.with(Map.of()));
  }

  /** Likewise, of a project by its name. */
  static void clear(String project, Shell there, Shell here) {
    clear(there, "com.docker.compose.project=" + project);
    for (Shell engine : List.of(there, here)) {
      clear(engine, "compose.orchestrator.migration=" + project);
      clear(engine, "compose.orchestrator.lock=" + project);
    }
  }

  private static void clear(Shell engine, String label) {
    String filter = "label=" + label;
    remove(engine, List.of("ps", "-aq", "--filter", filter), List.of("rm", "-fv"));
    remove(engine, List.of("network", "ls", "-q", "--filter", filter), List.of("network", "rm"));
    remove(engine, List.of("volume", "ls", "-q", "--filter", filter), List.of("volume", "rm"));
  }

  /** Removes what a listing prints. */
  static void remove(Shell engine, List<String> listing, List<String> removal) {
    List<String> found = engine.dockerText(listing.toArray(String[]::new)).lines().toList();
    if (!found.isEmpty()) {
      var command = new ArrayList<String>(removal);
      command.addAll(found);
      engine.docker(command.toArray(String[]::new));
    }
  }
}
