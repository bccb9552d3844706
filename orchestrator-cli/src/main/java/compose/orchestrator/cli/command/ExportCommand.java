package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the files of a container as an archive. */
final class ExportCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "export",
            "[OPTIONS] SERVICE",
            "Writes the files of a running container as a tar archive, those in volumes left out.")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .value("FILE", "Where to write, in place of standard output.", "-o", "--output")
        .flag("Has no effect here.", "--dry-run")
        .example("export web -o web.tar");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (arguments.words().size() != 1) {
      throw arguments.complaint("requires exactly 1 arg(s), received " + arguments.words().size());
    }
    ContainerSummary container =
        ServiceContainer.running(session, arguments.words().getFirst(), arguments);
    String output = arguments.text("--output");
    if (output == null) {
      toStandardOutput(session, arguments, container);
    } else {
      toFile(session, container, session.surroundings().directory().resolve(output));
    }
    return ExitCode.OK;
  }

  private static void toStandardOutput(
      Session session, Arguments arguments, ContainerSummary container) {
    if (session.console().outIsTerminal()) {
      throw arguments.complaint(
          "cowardly refusing to save to a terminal. Use the -o flag or redirect");
    }
    session.engine().files().export(container.id(), session.console().out());
  }

  /** A file is there whole or not at all. */
  private static void toFile(Session session, ContainerSummary container, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        session.engine().files().export(container.id(), stream);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException(
          "not-written", "cannot write " + file + ": " + e.getMessage(), "name another file");
    }
  }
}
