package compose.orchestrator.cli.view;

/**
 * What the engine's words about a container's state tell: {@code Exited (3) 2 seconds ago}, {@code
 * Up 1 second (healthy)}. Reading them spares a request for each container.
 */
final class StatusText {

  private StatusText() {}

  static int exitCode(String status) {
    if (!status.startsWith("Exited (") && !status.startsWith("Restarting (")) {
      return 0;
    }
    String code = between(status);
    int number = 0;
    for (int i = 0; i < code.length(); i++) {
      int digit = code.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  static String health(String status) {
    if (!status.startsWith("Up ")) {
      return "";
    }
    String words = between(status);
    return switch (words) {
      case "healthy", "unhealthy" -> words;
      case "health: starting" -> "starting";
      default -> "";
    };
  }

  private static String between(String status) {
    int open = status.indexOf('(');
    int close = status.indexOf(')', open + 1);
    return open < 0 || close < 0 ? "" : status.substring(open + 1, close);
  }
}
