package compose.orchestrator.engine.docker;

import compose.orchestrator.model.ContainerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs in a container. */
final class ProcessMapping {
  private final Map<String, String> proxies;

  ProcessMapping(Map<String, String> proxies) {
    this.proxies = proxies;
  }

  void write(ContainerProcess process, ContainerSpecification container, HostSpecification host) {
    if (process.command() != null) {
      container.withCmd(process.command());
    }
    if (process.entrypoint() != null) {
      container.withEntrypoint(process.entrypoint());
    }
    container
        .withEnv(environment(process.environment()))
        .withTty(process.tty())
        .withStdinOpen(process.stdinOpen())
        .withAttachStdout(true)
        .withAttachStderr(true);
    if (process.user() != null) {
      container.withUser(process.user());
    }
    if (process.workingDir() != null) {
      container.withWorkingDir(process.workingDir());
    }
    host.withInit(process.init());
    if (!process.groupAdd().isEmpty()) {
      host.withGroupAdd(process.groupAdd());
    }
    stopping(process, container);
  }

  private static void stopping(ContainerProcess process, ContainerSpecification container) {
    if (process.stopSignal() != null) {
      container.withStopSignal(process.stopSignal());
    }
    if (process.stopGracePeriod() != null) {
      container.withStopTimeout((int) process.stopGracePeriod().toSeconds());
    }
  }

  /** A name alone takes a variable of the image away. */
  private List<String> environment(Map<String, @Nullable String> variables) {
    List<String> lines = new ArrayList<>(variables.size());
    proxies.forEach((name, value) -> {
      if (!variables.containsKey(name)) {
        lines.add(name + "=" + value);
      }
    });
    variables.forEach((name, value) -> lines.add(value == null ? name : name + "=" + value));
    return lines;
  }
}
