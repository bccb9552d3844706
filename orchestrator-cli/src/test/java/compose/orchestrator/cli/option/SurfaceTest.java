package compose.orchestrator.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.command.Command;
import compose.orchestrator.cli.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command and flag of docker compose is known here, and takes a value where it does there.
 */
class SurfaceTest {

  private static final Path TABLE = Path.of("src/test/resources/surface/docker-compose-2.40.3.txt");

  @Test
  void everyFlagOfDockerComposeIsKnown() throws IOException {
    var missing = new ArrayList<String>();
    List<String> lines = Files.readAllLines(TABLE);
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      Syntax syntax = syntax(parts[0]);
      OptionSpec option = syntax == null ? null : syntax.spec().findOption(parts[1]);
      boolean value = parts.length > 2;
      if (syntax == null || option == null || syntax.takesValue(parts[1]) != value) {
        missing.add(line);
      }
    }
    assertThat(lines).hasSizeGreaterThan(200);
    assertThat(missing).isEmpty();
  }

  private static @Nullable Syntax syntax(String name) {
    if (name.equals(".")) {
      return GlobalOptions.syntax();
    }
    Command command = Commands.named(name);
    return command == null ? null : command.syntax();
  }
}
