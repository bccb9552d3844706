package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.command.ExecCreateCmd;
import compose.orchestrator.engine.ExecRequest;

/** A command to be run in a container. */
final class ExecMapping {
  private ExecMapping() {}

  static ExecCreateCmd command(ExecCreateCmd command, ExecRequest request) {
    command
        .withCmd(request.command().toArray(String[]::new))
        .withEnv(request.environment())
        .withPrivileged(request.privileged())
        .withTty(request.tty())
        .withAttachStdin(request.input() != null)
        .withAttachStdout(true)
        .withAttachStderr(true);
    if (request.user() != null) {
      command.withUser(request.user());
    }
    if (request.workingDir() != null) {
      command.withWorkingDir(request.workingDir());
    }
    return command;
  }
}
