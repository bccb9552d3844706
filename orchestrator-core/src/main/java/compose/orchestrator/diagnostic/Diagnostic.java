package compose.orchestrator.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One finding about an input.
 *
 * @param severity whether it stops the command
 * @param code a stable, lower-case name such as {@code unknown-attribute}
 * @param summary one sentence: the path in the file, what was expected and what was found
 * @param help what to do about it, or null where the summary says it all
 * @param location where, or null where no file is concerned
 */
public record Diagnostic(
    Severity severity,
    String code,
    String summary,
    @Nullable String help,
    @Nullable Location location) {

  /** An error at a place in a file. */
  public static Diagnostic error(
      String code, String summary, @Nullable String help, @Nullable Location location) {
    return new Diagnostic(Severity.ERROR, code, summary, help, location);
  }

  /** A warning at a place in a file. */
  public static Diagnostic warning(
      String code, String summary, @Nullable String help, @Nullable Location location) {
    return new Diagnostic(Severity.WARNING, code, summary, help, location);
  }

  /** Something worth knowing about a place in a file. */
  public static Diagnostic info(
      String code, String summary, @Nullable String help, @Nullable Location location) {
    return new Diagnostic(Severity.INFO, code, summary, help, location);
  }

  /** The same finding where it stops nothing. */
  public Diagnostic asWarning() {
    return warning(code, summary, help, location);
  }
}
