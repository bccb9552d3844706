package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that keeps logins for docker's client.
 *
 * @param program its name: {@code docker-credential-} and what the client's settings call it
 * @param path the folders it is looked for in, as in {@code PATH}
 */
record CredentialHelper(String program, String path) {

  static CredentialHelper of(String name, Map<String, String> environment) {
    return new CredentialHelper("docker-credential-" + name, environment.getOrDefault("PATH", ""));
  }

  /** What it says of a server, or null where it knows no login there. */
  @Nullable JsonReader login(String server) {
    byte[] answer = run("get", server);
    return answer == null ? null : new JsonReader(answer);
  }

  /** The servers that it knows logins at. */
  Set<String> servers() {
    byte[] answer = run("list", "");
    try {
      return answer == null ? Set.of() : new JsonReader(answer).textMap().keySet();
    } catch (IOException e) {
      throw failed("", e);
    }
  }

  UsageException failed(String server, IOException e) {
    String subject = server.isEmpty() ? "its logins" : server;
    return new UsageException(
        "credential-helper-failed",
        program + " cannot be asked about " + subject + ": " + e.getMessage(),
        "install the program, or take it out of docker's config.json");
  }

  /** A helper that knows no login ends with an error: that is no error of ours. */
  private byte @Nullable [] run(String verb, String input) {
    try {
      Process process = new ProcessBuilder(file(), verb).start();
      try (OutputStream written = process.getOutputStream()) {
        written.write(input.getBytes(StandardCharsets.UTF_8));
      }
      byte[] answer = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? answer : null;
    } catch (IOException e) {
      throw failed(input, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private String file() {
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return file.toString();
      }
    }
    return program;
  }
}
