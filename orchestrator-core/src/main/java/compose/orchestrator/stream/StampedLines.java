package compose.orchestrator.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Makes lines of log output in which each entry starts with its time. The engine cuts a line of
 * more than 16 KiB into entries, each with a time of its own: all but the first are taken out.
 */
final class StampedLines {

  private static final int ENTRY = 16 * 1024;
  private static final int LONGEST_STAMP = 40;

  private final ByteArrayOutputStream stamp = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final BiConsumer<String, String> lines;
  private String timestamp = "";
  private boolean inStamp = true;
  private int entry;

  /** Passing on time and line. */
  StampedLines(BiConsumer<String, String> lines) {
    this.lines = lines;
  }

  void accept(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      accept(buffer[i]);
    }
  }

  /** Passes on what has no line break yet. */
  void end() {
    if (line.size() > 0) {
      emit();
    }
  }

  private void accept(byte next) {
    if (inStamp) {
      stamp(next);
    } else if (next == '\n') {
      emit();
    } else {
      content(next);
    }
  }

  private void stamp(byte next) {
    if (next == '\n' && line.size() > 0) { // the line ended where an entry did
      emit();
    } else if (next == ' ') {
      String text = stamp.toString(StandardCharsets.US_ASCII);
      timestamp = line.size() == 0 ? text : timestamp;
      stamp.reset();
      inStamp = false;
    } else {
      stamp.write(next);
      if (stamp.size() > LONGEST_STAMP) { // no time after all: a driver that writes none
        line.writeBytes(stamp.toByteArray());
        stamp.reset();
        inStamp = false;
      }
    }
  }

  private void content(byte next) {
    line.write(next);
    entry++;
    if (entry == ENTRY) {
      entry = 0;
      inStamp = true;
      if (line.size() >= LineAssembler.LONGEST) {
        lines.accept(timestamp, line.toString(StandardCharsets.UTF_8));
        line.reset();
      }
    }
  }

  private void emit() {
    lines.accept(timestamp, line.toString(StandardCharsets.UTF_8));
    line.reset();
    stamp.reset();
    entry = 0;
    inStamp = true;
  }
}
