package compose.orchestrator.engine.docker;

import compose.orchestrator.model.ContainerProcess;
import java.time.Duration;
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

  void write(ContainerProcess process, JsonObject container, JsonObject host) {
    Duration grace = process.stopGracePeriod();
    container
        .set("Cmd", process.command())
        .set("Entrypoint", process.entrypoint())
        .set("Env", environment(process.environment()))
        .set("User", process.user())
        .set("WorkingDir", process.workingDir())
        .set("Tty", process.tty())
        .set("OpenStdin", process.stdinOpen())
        .set("AttachStdout", true)
        .set("AttachStderr", true)
        .set("StopSignal", process.stopSignal())
        .set("StopTimeout", grace == null ? null : Long.valueOf(grace.toSeconds()));
    host.set("Init", process.init()).setUnlessEmpty("GroupAdd", process.groupAdd());
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
