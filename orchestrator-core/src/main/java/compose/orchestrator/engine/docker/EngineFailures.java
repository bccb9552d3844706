package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Words and codes for what can go wrong between us and an engine. */
final class EngineFailures {
  private static final int LONGEST_MESSAGE = 64 * 1024;

  private EngineFailures() {}

  /** No connection came about. */
  static EngineException unreachable(EngineAddress address, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return interrupted(cause);
    }
    String where = address + " (named by " + address.namedBy() + ")";
    if (cause instanceof SocketException && "Permission denied".equals(cause.getMessage())) {
      return caused(
          new EngineException(
              "engine-permission-denied",
              "permission denied while connecting to the Docker daemon at " + where,
              "join the group docker (sudo usermod -aG docker \"$USER\", then log in again)"
                  + " or run the command as root"),
          cause);
    }
    return caused(
        new EngineException(
            "engine-unreachable",
            "cannot connect to the Docker daemon at " + where + ": " + wordsOf(cause),
            address.advice()),
        cause);
  }

  /** The connection broke after a request had been sent. */
  static EngineException lost(EngineAddress address, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return interrupted(cause);
    }
    return caused(
        new EngineException(
            "engine-connection-lost",
            "the connection to the Docker daemon at " + address + " broke: " + wordsOf(cause),
            "see whether the engine still runs (docker version), then repeat the command"),
        cause);
  }

  private static EngineException interrupted(IOException cause) {
    return caused(
        new EngineException("interrupted", "interrupted while the engine was being asked", null),
        cause);
  }

  private static EngineException caused(EngineException exception, IOException cause) {
    exception.initCause(cause);
    return exception;
  }

  private static String wordsOf(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** The engine said no; takes its words and gives its connection back. */
  static EngineException refused(EngineCall call, EngineResponse response) {
    try (response) {
      byte[] text = response.body().readNBytes(LONGEST_MESSAGE);
      response.drain();
      return of(response.status(), messageIn(text), call);
    } catch (IOException e) {
      return of(response.status(), "the engine gave no reason (" + wordsOf(e) + ")", call);
    }
  }

  private static String messageIn(byte[] text) {
    String plain = new String(text, StandardCharsets.UTF_8).strip();
    if (!plain.startsWith("{")) {
      return plain;
    }
    try {
      String message = new JsonReader(text).textOf("message");
      return message == null ? plain : message;
    } catch (IOException _) {
      return plain;
    }
  }

  private static EngineException of(int status, String message, EngineCall call) {
    String words = message.isEmpty() ? "HTTP status " + status : message;
    if (isPortInUse(words)) {
      return new EngineException(status, "port-in-use", words, portAdvice(portIn(words)));
    }
    if (status == 409 && words.contains("is already in use by container")) {
      return new EngineException(
          status,
          "name-in-use",
          words,
          "remove or rename the container that has the name, or choose another container_name");
    }
    if (status == 404 && isImage(words, call)) {
      return new EngineException(
          status, "no-such-image", words, "pull or build the image, or correct its name");
    }
    return new EngineException(status, "engine-refused", words, null);
  }

  private static boolean isImage(String words, EngineCall call) {
    return words.startsWith("No such image") || call.path().startsWith("/images/");
  }

  private static boolean isPortInUse(String words) {
    return words.contains("port is already allocated") || words.contains("address already in use");
  }

  private static String portAdvice(@Nullable String port) {
    if (port == null) {
      return "stop what uses the port, or publish another one";
    }
    return "stop what uses port "
        + port
        + " (docker ps --filter publish="
        + port
        + " names a container), or publish another port";
  }

  /** The last number after a colon before the words that say it is taken. */
  private static @Nullable String portIn(String words) {
    int end = Math.max(words.indexOf("port is already"), words.indexOf("address already"));
    for (int colon = words.lastIndexOf(':', end); colon >= 0; ) {
      int at = colon + 1;
      while (at < words.length() && Character.isDigit(words.charAt(at))) {
        at++;
      }
      if (at > colon + 1) {
        return words.substring(colon + 1, at);
      }
      colon = words.lastIndexOf(':', colon - 1);
    }
    return null;
  }
}
