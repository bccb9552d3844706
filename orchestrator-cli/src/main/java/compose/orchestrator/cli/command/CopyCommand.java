package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.copy.ContainerCopy;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies files between a service's containers and this machine. */
final class CopyCommand implements Command {

  private static final String STREAM = "-";

  @Override
  public Syntax syntax() {
    return new Syntax(
            "cp",
            "[OPTIONS] SERVICE:PATH PATH|- | PATH|- SERVICE:PATH",
            "Copies files and folders between a service's containers and this machine.")
        .flag("Counts containers of the run command in.", "--all")
        .flag("Keeps users and groups; in a container, its own user's.", "-a", "--archive")
        .flag("Copies what a link leads to.", "-L", "--follow-link")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .flag("Shows what would be copied and changes nothing.", "--dry-run")
        .example("cp web:/etc/nginx/nginx.conf .")
        .example("cp ./page.html web:/usr/share/nginx/html/");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() != 2) {
      throw arguments.complaint("requires 2 arguments, received " + words.size());
    }
    @Nullable Place source = Place.of(words.getFirst());
    @Nullable Place target = Place.of(words.getLast());
    if (source != null && target != null) {
      throw arguments.complaint("copying between services is not supported");
    }
    if (source != null) {
      return outOf(session, arguments, source, words.getLast());
    }
    if (target != null) {
      return into(session, arguments, words.getFirst(), target);
    }
    throw arguments.complaint("names no service: write SERVICE:PATH for a path in a container");
  }

  private static int into(Session session, Arguments arguments, String source, Place target) {
    List<ContainerSummary> containers = containers(session, arguments, target.service());
    if (source.equals(STREAM) && containers.size() > 1) {
      throw new UsageException(
          "several-containers",
          "an archive from standard input cannot go to " + containers.size() + " containers",
          "name one of them with --index");
    }
    for (ContainerSummary container : containers) {
      String said = source + " to " + container.name() + ":" + target.path();
      copy(
          session,
          container,
          said,
          () -> {
            ContainerCopy copy = copy(session, arguments, container);
            if (source.equals(STREAM)) {
              copy.into(session.console().in(), target.path());
            } else {
              copy.into(session.surroundings().directory(), source, target.path());
            }
          });
    }
    return ExitCode.OK;
  }

  private static int outOf(Session session, Arguments arguments, Place source, String target) {
    ContainerSummary container = containers(session, arguments, source.service()).getFirst();
    String said = container.name() + ":" + source.path() + " to " + target;
    Console console = session.console();
    if (target.equals(STREAM) && console.outIsTerminal()) {
      throw arguments.complaint("would write an archive to the terminal: redirect the output");
    }
    copy(
        session,
        container,
        said,
        () -> {
          ContainerCopy copy = copy(session, arguments, container);
          if (target.equals(STREAM)) {
            copy.outOf(source.path(), console.out());
            return;
          }
          Path folder = session.surroundings().directory();
          for (String name : copy.outOf(source.path(), folder, target)) {
            console.err().println(" " + name + " is no file, folder or link: left out");
          }
        });
    return ExitCode.OK;
  }

  private static void copy(
      Session session, ContainerSummary container, String said, Runnable action) {
    String line = " " + container.name() + " copy " + said;
    if (session.options().dryRun()) {
      session.console().err().println(line + " Would be copied");
      return;
    }
    action.run();
    session.console().err().println(line + " Copied");
  }

  private static ContainerCopy copy(
      Session session, Arguments arguments, ContainerSummary container) {
    return new ContainerCopy(
        session.engine().files(),
        container.id(),
        arguments.flag("--follow-link"),
        arguments.flag("--archive"));
  }

  private static List<ContainerSummary> containers(
      Session session, Arguments arguments, String service) {
    int index = arguments.integer("--index", 0);
    List<ContainerSummary> found =
        ServiceContainer.all(session, service, index, arguments.flag("--all"));
    if (found.isEmpty()) {
      throw new UsageException(
          "no-container",
          "no container found for service \""
              + service
              + "\""
              + (index == 0 ? "" : " with number " + index),
          "'orchestrator ps -a' lists the project's containers.");
    }
    return found;
  }

  /** A path in a container of a service. */
  private record Place(String service, String path) {

    /** Or null for a path of this machine: one that begins like a path, or names no service. */
    static @Nullable Place of(String written) {
      int colon = written.indexOf(':');
      boolean local = colon <= 0 || written.startsWith("/") || written.startsWith(".");
      return local ? null : new Place(written.substring(0, colon), written.substring(colon + 1));
    }
  }
}
