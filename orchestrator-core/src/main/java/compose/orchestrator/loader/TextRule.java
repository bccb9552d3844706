package compose.orchestrator.loader;

import org.jspecify.annotations.Nullable;

/** What a text must look like. */
enum TextRule {
  ANY,
  /** Somewhere a letter or digit, followed by one more character that names may have. */
  CONTAINER_NAME,
  /** Somewhere the name of a policy. */
  PULL_POLICY;

  private static final String[] POLICIES = {
    "always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"
  };

  /** What was expected, or null where the text is as it should be. */
  @Nullable String broken(String text) {
    return switch (this) {
      case ANY -> null;
      case CONTAINER_NAME -> hasName(text) ? null : "a container name of two characters or more";
      case PULL_POLICY -> hasPolicy(text) ? null : "a pull policy such as always or every_12h";
    };
  }

  private static boolean hasName(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char next = text.charAt(i + 1);
      boolean joined = next == '_' || next == '.' || next == '-' || Ascii.isLetterOrDigit(next);
      if (Ascii.isLetterOrDigit(text.charAt(i)) && joined) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPolicy(String text) {
    for (String policy : POLICIES) {
      if (text.contains(policy)) {
        return true;
      }
    }
    for (int at = text.indexOf("every_"); at >= 0; at = text.indexOf("every_", at + 1)) {
      if (isPeriod(text, at + "every_".length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPeriod(String text, int from) {
    int at = from;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    return at > from && at < text.length() && "wdhms".indexOf(text.charAt(at)) >= 0;
  }
}
