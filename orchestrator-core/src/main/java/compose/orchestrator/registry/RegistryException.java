package compose.orchestrator.registry;

import java.io.IOException;

/** A registry could not be asked, refused, or answered what cannot be used. */
public final class RegistryException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 500;

  private final int status;

  /** An answer of this HTTP status; 0 where there was none, or one that cannot be used. */
  RegistryException(int status, String message) {
    super(printable(message));
    this.status = status;
  }

  RegistryException(String message) {
    this(0, message);
  }

  /** HTTP status of the answer; 0 where there was none, or one that cannot be used. */
  public int status() {
    return status;
  }

  /** Whether the registry wants another login, or one at all. */
  public boolean isDenied() {
    return status == 401 || status == 403;
  }

  /** What a registry says goes to terminals: nothing in it may control one. */
  private static String printable(String message) {
    String line = message.strip();
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(line.length(), LONGEST); i++) {
      char c = line.charAt(i);
      text.append(Character.isISOControl(c) ? ' ' : c);
    }
    return text.toString();
  }
}
