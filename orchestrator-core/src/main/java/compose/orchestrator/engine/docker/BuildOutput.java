package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.BuildRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Turns what a builder tells into lines, and its failure into one that says where. */
final class BuildOutput {
  private static final int REMEMBERED_LINES = 12;

  private final BuildRequest request;
  private final Consumer<String> output;
  private final StringBuilder partial = new StringBuilder();
  private final Deque<String> last = new ArrayDeque<>();
  private String step = "";
  private String imageId = "";

  BuildOutput(BuildRequest request, Consumer<String> output) {
    this.request = request;
    this.output = output;
  }

  /** Reads to the end and returns the image's id. */
  String follow(JsonReader json) throws IOException {
    while (json.hasMore()) {
      ProgressReading told = ProgressReading.read(json);
      if (!told.error.isEmpty()) {
        finishLine();
        throw failure(told.error);
      }
      if (!told.imageId.isEmpty()) {
        imageId = told.imageId;
      }
      append(told.stream);
    }
    finishLine();
    return imageId;
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        finishLine();
      } else if (c != '\r') {
        partial.append(c);
      }
    }
  }

  private void finishLine() {
    if (partial.isEmpty()) {
      return;
    }
    String line = partial.toString();
    partial.setLength(0);
    if (line.startsWith("Step ")) {
      step = line;
      last.clear();
    }
    last.add(line);
    if (last.size() > REMEMBERED_LINES) {
      last.removeFirst();
    }
    output.accept(line);
  }

  private EngineException failure(String words) {
    String image = request.tags().isEmpty() ? "the image" : request.tags().getFirst();
    String where = step.isEmpty() ? "" : " at " + step;
    String help = last.isEmpty() ? null : "it said last:\n  " + String.join("\n  ", last);
    return new EngineException(
        "build-failed", "the build of " + image + " failed" + where + ": " + words, help);
  }
}
