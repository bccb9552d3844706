package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.ExecTerminal;

/** A command to be run in a container. */
final class ExecMapping {
  private ExecMapping() {}

  static JsonObject command(ExecRequest request) {
    ExecTerminal terminal = request.terminal();
    return new JsonObject()
        .set("AttachStdin", request.input() != null)
        .set("AttachStdout", true)
        .set("AttachStderr", true)
        .set("Tty", terminal != null)
        .set("DetachKeys", terminal == null ? null : terminal.detachKeys())
        .set("Privileged", request.privileged())
        .set("User", request.user())
        .set("WorkingDir", request.workingDir())
        .setUnlessEmpty("Env", request.environment())
        .set("Cmd", request.command());
  }
}
