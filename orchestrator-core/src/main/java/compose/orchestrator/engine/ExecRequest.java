package compose.orchestrator.engine;

import compose.orchestrator.model.Hook;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to be run in a container.
 *
 * @param command program and arguments
 * @param user user, or null
 * @param workingDir folder, or null
 * @param environment NAME=VALUE
 * @param privileged whether it has all rights
 * @param terminal the terminal it gets, or null for none
 * @param input what its standard input reads until the end of it, or null for none
 */
public record ExecRequest(
    List<String> command,
    @Nullable String user,
    @Nullable String workingDir,
    List<String> environment,
    boolean privileged,
    @Nullable ExecTerminal terminal,
    @Nullable InputStream input) {

  /** A command without a terminal that reads no input. */
  public ExecRequest(
      List<String> command,
      @Nullable String user,
      @Nullable String workingDir,
      List<String> environment,
      boolean privileged) {
    this(command, user, workingDir, environment, privileged, null, null);
  }

  /** What a hook runs. */
  public static ExecRequest of(Hook hook) {
    var environment = new ArrayList<String>();
    hook.environment()
        .forEach((name, value) -> environment.add(value == null ? name : name + "=" + value));
    return new ExecRequest(
        hook.command(), hook.user(), hook.workingDir(), environment, hook.privileged());
  }
}
