package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.stream.OutputListener;
import compose.orchestrator.stream.OutputSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the output of containers, each line with its container's name in its colour. */
public final class LogView implements OutputListener {

  private static final String[] COLOURS = {
    "36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"
  };
  private static final String END = "\u001b[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final String project;
  private final Style style;
  private final InstantSource clock;
  private final Map<String, String> colours = new HashMap<>();
  private int width;

  /**
   * How lines look.
   *
   * @param prefix whether each starts with its container's name
   * @param colours whether names are coloured
   * @param timestamps whether each shows its time
   */
  public record Style(boolean prefix, boolean colours, boolean timestamps) {}

  /**
   * A view of one project.
   *
   * @param out where standard output of containers goes
   * @param err where standard error of containers goes, and what cannot be read
   * @param project its name is left out of the containers' names
   * @param style how lines look
   * @param clock for lines that come without their time
   */
  public LogView(
      PrintStream out, PrintStream err, String project, Style style, InstantSource clock) {
    this.out = out;
    this.err = err;
    this.project = project;
    this.style = style;
    this.clock = clock;
  }

  /** Makes room for a container's name before its first line, and gives it the next colour. */
  public synchronized void expect(String container) {
    String name = shortName(container);
    if (!colours.containsKey(name)) {
      colours.put(name, COLOURS[colours.size() % COLOURS.length]);
      width = Math.max(width, Table.width(name));
    }
  }

  /** Name of a container without its project. */
  public String shortName(String container) {
    String prefix = project + "-";
    return container.startsWith(prefix) ? container.substring(prefix.length()) : container;
  }

  @Override
  public synchronized void line(
      OutputSource source, boolean error, @Nullable String timestamp, String line) {
    expect(source.name());
    var text = new StringBuilder();
    if (style.prefix()) {
      prefix(text, shortName(source.name()));
    }
    if (style.timestamps()) {
      text.append(timestamp == null ? clock.instant() : timestamp).append(' ');
    }
    text.append(line).append('\n');
    print(error ? err : out, text);
  }

  @Override
  public synchronized void exited(OutputSource source, int exitCode, boolean restarting) {
    expect(source.name());
    String name = shortName(source.name());
    String text = name + " exited with code " + exitCode + (restarting ? " (restarting)" : "");
    print(out, new StringBuilder(paint(name, text)).append('\n'));
  }

  @Override
  public synchronized void unreadable(OutputSource source, EngineException why) {
    String name = shortName(source.name());
    print(err, new StringBuilder(name + ": no output: " + why.getMessage()).append('\n'));
  }

  private void prefix(StringBuilder text, String name) {
    var prefix = new StringBuilder();
    Table.pad(prefix, name, width + 1);
    text.append(paint(name, prefix.append(" | ").toString()));
  }

  private String paint(String name, String text) {
    return style.colours() ? "\u001b[" + colours.get(name) + "m" + text + END : text;
  }

  private static void print(PrintStream stream, StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8); // faster than its own encoder
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}
