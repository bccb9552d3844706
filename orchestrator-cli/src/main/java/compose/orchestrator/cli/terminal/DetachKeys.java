package compose.orchestrator.cli.terminal;

import compose.orchestrator.diagnostic.UsageException;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that leave what runs in a container alone again.
 *
 * @param text as docker writes them, such as {@code ctrl-p,ctrl-q}
 */
public record DetachKeys(String text) {

  private static final String USUAL = "ctrl-p,ctrl-q";
  private static final String CONTROL = "ctrl-";

  /** The first of them that is given, or those that docker has. */
  public static DetachKeys of(@Nullable String option, @Nullable String setting) {
    if (option != null && !option.isEmpty()) {
      return new DetachKeys(option);
    }
    return new DetachKeys(setting == null || setting.isEmpty() ? USUAL : setting);
  }

  /** What the keys send, or a {@link UsageException} where there is no such key. */
  public DetachKeys {
    bytes(text);
  }

  /** What the keys send. */
  byte[] bytes() {
    return bytes(text);
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream();
    for (String key : text.split(",", -1)) {
      bytes.write(code(key, text));
    }
    return bytes.toByteArray();
  }

  private static int code(String key, String text) {
    if (key.length() == 1 && key.charAt(0) < 128) {
      return key.charAt(0);
    }
    char letter = key.length() == CONTROL.length() + 1 ? key.charAt(CONTROL.length()) : 0;
    boolean known = (letter >= 'a' && letter <= 'z') || "@[\\]^_".indexOf(letter) >= 0;
    if (key.startsWith(CONTROL) && known) {
      return letter & 0x1f;
    }
    throw new UsageException(
        "invalid-detach-keys",
        "invalid detach keys \"" + text + "\": \"" + key + "\" is no key",
        "write keys with commas between them, each a character or ctrl- with one of a-z @ [ \\ ]"
            + " ^ _, such as ctrl-p,ctrl-q");
  }
}
