package compose.orchestrator.cli.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sample under a name of its own, so that a newcomer's own run of it is left alone. */
record Sample(Shell shell, List<String> prefix) implements AutoCloseable {

  static final Path FOLDER = Shell.ROOT.resolve("samples");

  static Sample of(String folder, String file) {
    var shell = new Shell(FOLDER.resolve(folder), Map.of());
    return new Sample(shell, List.of("-p", name(folder, file), "-f", file));
  }

  static String name(String folder, String file) {
    return "sample-it-" + folder + (file.contains("mariadb") ? "-mariadb" : "");
  }

  Shell.Result run(String... arguments) {
    var all = new ArrayList<String>(prefix);
    all.addAll(List.of(arguments));
    return shell.orchestrator(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    run("down", "-v", "-t", "1", "--rmi", "local").succeeded();
  }
}
