package compose.orchestrator.cli.view;

import compose.orchestrator.cli.option.Syntax;
import java.util.List;

/** Explains a command. */
public final class HelpView {

  private static final int COLUMNS = 100;
  private static final int GAP = 3;

  private HelpView() {}

  /** Help of one command, or of the tool where the command has no name. */
  public static String of(Syntax syntax) {
    String call = syntax.name().isEmpty() ? "orchestrator" : "orchestrator " + syntax.name();
    var text = new StringBuilder();
    text.append("Usage:  ").append(call).append(' ').append(syntax.usage()).append("\n\n");
    text.append(syntax.description()).append('\n');
    options(text, syntax.entries());
    if (!syntax.examples().isEmpty()) {
      text.append("\nExamples:\n");
      for (String example : syntax.examples()) {
        text.append("  orchestrator ").append(example).append('\n');
      }
    }
    return text.toString();
  }

  private static void options(StringBuilder text, List<Syntax.Entry> entries) {
    text.append("\nOptions:\n");
    int width = 0;
    for (Syntax.Entry entry : entries) {
      width = Math.max(width, head(entry).length() + GAP);
    }
    for (Syntax.Entry entry : entries) {
      Table.pad(text, head(entry), width);
      wrap(text, entry.text(), width);
    }
  }

  private static String head(Syntax.Entry entry) {
    String indent = entry.names().startsWith("--") ? "      " : "  ";
    return indent + entry.names() + (entry.value().isEmpty() ? "" : " " + entry.value());
  }

  private static void wrap(StringBuilder text, String words, int indent) {
    int column = indent;
    for (String word : words.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > COLUMNS) {
        text.append('\n').repeat(' ', indent);
        column = indent;
      }
      boolean first = column == indent;
      text.append(first ? "" : " ").append(word);
      column += word.length() + (first ? 0 : 1);
    }
    text.append('\n');
  }
}
