package compose.orchestrator.watch;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.files.TarWriter;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Hook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the files in a service's running containers what they are here. */
final class FileSync {

  private final EngineGateway engine;
  private final String project;

  FileSync(EngineGateway engine, String project) {
    this.engine = engine;
    this.project = project;
  }

  /** Copies the files that are here to their places, and removes those that are not. */
  void bring(String service, Map<Path, String> files) {
    var present = new ArrayList<Path>();
    var gone = new ArrayList<String>();
    files.forEach((file, target) -> {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        present.add(file);
      } else {
        gone.add(target);
      }
    });
    for (ContainerSummary container : running(service)) {
      if (!gone.isEmpty()) {
        remove(container, gone);
      }
      if (!present.isEmpty()) {
        engine.files().unpack(container.id(), "/", output -> write(present, files, output));
      }
    }
  }

  private static void write(List<Path> present, Map<Path, String> files, OutputStream output)
      throws IOException {
    var archive = new TarWriter(output);
    for (Path file : present) {
      try {
        String target = files.getOrDefault(file, "");
        archive.add(file, target.startsWith("/") ? target.substring(1) : target);
      } catch (NoSuchFileException _) {
        // Gone since it was looked for: its removal is in the next batch.
      }
    }
    archive.finish();
  }

  private void remove(ContainerSummary container, List<String> targets) {
    var command = new ArrayList<>(List.of("rm", "-rf", "--"));
    command.addAll(targets);
    var said = new ByteArrayOutputStream();
    int code = run(container, new ExecRequest(command, "0", null, List.of(), false), said);
    if (code != 0) {
      throw new EngineException(
          "not-removed",
          container.name()
              + ": files that are gone here could not be removed there: "
              + said.toString(StandardCharsets.UTF_8).strip(),
          "an image without 'rm' cannot follow deletions: use the action rebuild");
    }
  }

  /** Runs a command in each running container and hands over what it prints. */
  void run(String service, Hook hook, OutputStream output) {
    for (ContainerSummary container : running(service)) {
      int code = run(container, ExecRequest.of(hook), output);
      if (code != 0) {
        throw new EngineException(
            "hook-failed",
            container.name() + ": the command after the sync ended with exit code " + code,
            "the command was: " + String.join(" ", hook.command()));
      }
    }
  }

  private int run(ContainerSummary container, ExecRequest request, OutputStream output) {
    OutputSink sink =
        (_, buffer, offset, length) -> {
          try {
            output.write(buffer, offset, length);
          } catch (IOException _) {
            // Who does not want to read it any more need not.
          }
        };
    return engine.exec(container.id(), request, sink);
  }

  private List<ContainerSummary> running(String service) {
    List<String> labels =
        List.of(
            ComposeLabels.PROJECT + "=" + project,
            ComposeLabels.SERVICE + "=" + service,
            ComposeLabels.ONE_OFF + "=False");
    return engine.containers(labels).stream()
        .filter(container -> container.state().equals("running"))
        .toList();
  }
}
