package compose.orchestrator.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks before something that cannot be undone. */
public final class Confirmation {

  private Confirmation() {}

  /** Whether the answer is yes; the end of the input means no. */
  public static boolean ask(Console console, String question) {
    console.out().print(question + " [yN] ");
    console.flush();
    String answer = line(console).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  private static String line(Console console) {
    var line = new ByteArrayOutputStream();
    try {
      int next = console.in().read();
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = console.in().read();
      }
    } catch (IOException e) {
      return ""; // no answer is no
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
