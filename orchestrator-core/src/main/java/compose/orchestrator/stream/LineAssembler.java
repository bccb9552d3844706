package compose.orchestrator.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes lines of bytes as they come. A line that is too long to be kept is passed on in parts. */
final class LineAssembler {

  /** Longest part that is kept: 1 MiB. */
  static final int LONGEST = 1 << 20;

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Consumer<String> lines;

  LineAssembler(Consumer<String> lines) {
    this.lines = lines;
  }

  void accept(byte[] buffer, int offset, int length) {
    int start = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (buffer[i] == '\n') {
        pending.write(buffer, start, i - start);
        emit();
        start = i + 1;
      }
    }
    pending.write(buffer, start, end - start);
    if (pending.size() >= LONGEST) {
      emit();
    }
  }

  /** Passes on what has no line break yet. */
  void end() {
    if (pending.size() > 0) {
      emit();
    }
  }

  private void emit() {
    lines.accept(pending.toString(StandardCharsets.UTF_8));
    pending.reset();
  }
}
