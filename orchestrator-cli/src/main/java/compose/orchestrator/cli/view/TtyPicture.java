package compose.orchestrator.cli.view;

import compose.orchestrator.cli.terminal.TerminalSize;
import compose.orchestrator.cli.view.ProgressLine.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Draws a list of things that go on, for one moment. */
final class TtyPicture {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final long SPINNER_NANOS = 100_000_000L;
  private static final int STATUS = 22; // room for what goes on and how long
  private static final int NARROW = 40; // below that a mark is all that is told beside a name
  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int BLUE = 34;

  private final boolean colours;

  /**
   * One thing.
   *
   * @param line how far it has come
   * @param start when it began, in nanoseconds
   * @param changed when it changed last
   */
  record Entry(ProgressLine line, long start, long changed) {}

  TtyPicture(boolean colours) {
    this.colours = colours;
  }

  /** Appends the picture and returns how many lines it has. */
  int draw(StringBuilder text, Collection<Entry> entries, TerminalSize size, long now) {
    List<Entry> shown = fit(entries, size.rows() - 2);
    header(text, entries);
    int width = 0;
    for (Entry entry : shown) {
      width = Math.max(width, Table.width(name(entry.line())));
    }
    for (Entry entry : shown) {
      if (size.columns() < NARROW) {
        narrow(text, entry, size.columns(), now);
        continue;
      }
      line(text, entry, Math.min(width, Math.max(1, size.columns() - STATUS)), size.columns(), now);
    }
    int hidden = entries.size() - shown.size();
    if (hidden > 0) {
      text.append(" … ").append(hidden).append(" more\u001b[K\n");
    }
    return 1 + shown.size() + (hidden > 0 ? 1 : 0);
  }

  // What has ended gives way first: a person waits for what goes on.
  private static List<Entry> fit(Collection<Entry> entries, int rows) {
    var shown = new ArrayList<>(entries);
    if (shown.size() <= Math.max(1, rows)) {
      return shown;
    }
    int surplus = shown.size() - Math.max(1, rows - 1);
    for (int i = 0; i < shown.size() && surplus > 0; ) {
      if (shown.get(i).line().state() == State.DONE) {
        shown.remove(i);
        surplus--;
      } else {
        i++;
      }
    }
    return surplus > 0 ? shown.subList(0, shown.size() - surplus) : shown;
  }

  private void header(StringBuilder text, Collection<Entry> entries) {
    int done = 0;
    for (Entry entry : entries) {
      done += entry.line().state() == State.WORKING ? 0 : 1;
    }
    String counts = "[+] Running " + done + "/" + entries.size();
    text.append(done == entries.size() ? paint(counts, BLUE) : counts).append("\u001b[K\n");
  }

  private void line(StringBuilder text, Entry entry, int width, int columns, long now) {
    boolean working = entry.line().state() == State.WORKING;
    String seconds = seconds((working ? now : entry.changed()) - entry.start());
    String name = CommandText.shorten(name(entry.line()), Math.max(1, width));
    int room = Math.max(1, columns - width - seconds.length() - 7);
    String status = CommandText.shorten(entry.line().status(), room);
    text.append(' ').append(mark(entry, now)).append(' ');
    Table.pad(text, name, width);
    text.append("  ").append(working ? status : paint(status, colour(entry)));
    text.repeat(' ', Math.max(1, room - Table.width(status)));
    text.append(paint(seconds, BLUE)).append("\u001b[K\n");
  }

  /** The end of a name is what tells it from others. */
  private void narrow(StringBuilder text, Entry entry, int columns, long now) {
    String name = name(entry.line());
    int room = Math.max(2, columns - 4);
    int length = name.codePointCount(0, name.length());
    String end =
        length <= room ? name : "…" + name.substring(name.offsetByCodePoints(0, length - room + 1));
    text.append(' ').append(mark(entry, now)).append(' ').append(end).append("\u001b[K\n");
  }

  private static String name(ProgressLine line) {
    return line.text().isEmpty() ? line.id() : line.id() + " " + line.text();
  }

  private String mark(Entry entry, long now) {
    int frame = (int) ((now - entry.start()) / SPINNER_NANOS % SPINNER.length());
    return switch (entry.line().state()) {
      case WORKING -> paint(SPINNER.substring(frame, frame + 1), YELLOW);
      case DONE -> paint("✔", GREEN);
      case SKIPPED -> paint("!", YELLOW);
      case FAILED -> paint("✘", RED);
    };
  }

  private static int colour(Entry entry) {
    return switch (entry.line().state()) {
      case WORKING, DONE -> GREEN;
      case SKIPPED -> YELLOW;
      case FAILED -> RED;
    };
  }

  private static String seconds(long nanos) {
    long tenths = nanos / 100_000_000L;
    return tenths / 10 + "." + tenths % 10 + "s";
  }

  private String paint(String text, int colour) {
    return colours && !text.isEmpty() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
