package compose.orchestrator.engine;

import java.io.InputStream;
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
 * @param tty whether it gets a terminal
 * @param input what its standard input reads until the end of it, or null for none
 */
public record ExecRequest(
    List<String> command,
    @Nullable String user,
    @Nullable String workingDir,
    List<String> environment,
    boolean privileged,
    boolean tty,
    @Nullable InputStream input) {
  /** A command that reads no input. */
  public ExecRequest(
      List<String> command,
      @Nullable String user,
      @Nullable String workingDir,
      List<String> environment,
      boolean privileged,
      boolean tty) {
    this(command, user, workingDir, environment, privileged, tty, null);
  }
}
