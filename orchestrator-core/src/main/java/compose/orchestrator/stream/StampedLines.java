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
    int end = offset + length;
    int at = offset;
    while (at < end) {
      at = inStamp ? stamp(buffer, at) : content(buffer, at, end);
    }
  }

  /** Passes on what has no line break yet. */
  void end() {
    if (line.size() > 0) {
      emit();
    }
  }

  private int stamp(byte[] buffer, int at) {
    byte next = buffer[at];
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
    return at + 1;
  }

  /** Takes what there is of the entry; returns where the next part begins. */
  private int content(byte[] buffer, int start, int end) {
    int most = Math.min(end, start + ENTRY - entry);
    int at = start;
    while (at < most && buffer[at] != '\n') {
      at++;
    }
    line.write(buffer, start, at - start);
    entry += at - start;
    if (entry == ENTRY) {
      nextEntry();
    } else if (at < most) {
      emit();
      at++;
    }
    return at;
  }

  private void nextEntry() {
    entry = 0;
    inStamp = true;
    if (line.size() >= LineAssembler.LONGEST) {
      lines.accept(timestamp, line.toString(StandardCharsets.UTF_8));
      line.reset();
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
