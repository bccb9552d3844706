package compose.orchestrator.loader;

import org.jspecify.annotations.Nullable;

/** A text that should follow a small grammar of its own, such as a port mapping, does not. */
final class InvalidSpecification extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String help;

  InvalidSpecification(String summary, @Nullable String help) {
    super(summary, null, false, false);
    this.help = help;
  }

  String summary() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  @Nullable String help() {
    return help;
  }
}
