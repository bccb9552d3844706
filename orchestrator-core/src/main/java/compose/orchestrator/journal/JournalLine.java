package compose.orchestrator.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record as a line: a CRC-32C of the rest in eight hexadecimal digits, then the fields, each
 * after a tab. Tabs, line ends and backslashes within fields are escaped.
 */
final class JournalLine {

  private static final HexFormat HEX = HexFormat.of();

  private JournalLine() {}

  static String write(List<String> fields) {
    var text = new StringBuilder();
    for (String field : fields) {
      text.append('\t');
      escape(text, field);
    }
    return checksum(text) + text + "\n";
  }

  /** The fields of a line without its end, or null where it is not as it was written. */
  static @Nullable List<String> read(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return null;
    }
    String rest = line.substring(tab);
    return line.substring(0, tab).equals(checksum(rest)) ? fields(rest) : null;
  }

  private static List<String> fields(String rest) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    for (int i = 1; i < rest.length(); i++) {
      char next = rest.charAt(i);
      if (next == '\t') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (next == '\\') {
        i++;
        field.append(unescaped(rest.charAt(i)));
      } else {
        field.append(next);
      }
    }
    fields.add(field.toString());
    return List.copyOf(fields);
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }

  private static void escape(StringBuilder text, String field) {
    for (int i = 0; i < field.length(); i++) {
      char next = field.charAt(i);
      switch (next) {
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\\' -> text.append("\\\\");
        default -> text.append(next);
      }
    }
  }

  private static String checksum(CharSequence text) {
    var checksum = new CRC32C();
    checksum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return HEX.toHexDigits((int) checksum.getValue());
  }
}
