package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command's result goes: standard output, or the file that --output names. */
final class OutputFile {

  private OutputFile() {}

  static void write(Session session, Arguments arguments, String text) {
    String output = arguments.text("--output");
    if (output == null || output.equals("-")) {
      session.print(text);
      return;
    }
    Path file = session.surroundings().directory().resolve(output);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw arguments.complaint("cannot write " + file + ": " + e.getMessage());
    }
  }
}
