package compose.orchestrator.cli.command;

/** Exit codes that scripts rely on. */
public final class ExitCode {

  /** All went well. */
  public static final int OK = 0;

  /** Something is wrong with the call, the project or the engine. */
  public static final int FAILED = 1;

  /** Something would change or differs, where the user asked to be told so: plan, drift. */
  public static final int CHANGES = 2;

  /** Something stands in the way of what was planned: migrate plan. */
  public static final int BLOCKED = 2;

  /** The user interrupted. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
