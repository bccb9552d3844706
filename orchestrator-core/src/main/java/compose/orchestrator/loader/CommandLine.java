package compose.orchestrator.loader;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as docker compose does: quotes and backslashes as in a shell, nothing
 * is expanded, and an unquoted {@code ; & | < >} ends the command.
 */
final class CommandLine {

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean escaped;
  private boolean doubleQuoted;
  private boolean singleQuoted;
  private boolean backQuoted;
  private boolean parenthesised;

  private CommandLine() {}

  static List<String> split(String command) throws InvalidSpecification {
    var line = new CommandLine();
    for (int i = 0; i < command.length(); i++) {
      if (!line.take(command.charAt(i), command)) {
        break;
      }
    }
    if (line.started) {
      line.words.add(line.word.toString());
    }
    if (line.escaped || line.isQuoted()) {
      throw invalid(command);
    }
    return line.words;
  }

  private boolean isQuoted() {
    return doubleQuoted || singleQuoted || backQuoted || parenthesised;
  }

  /** Takes one character; false where the command ends before it. */
  private boolean take(char c, String command) throws InvalidSpecification {
    if (escaped) {
      escaped = false;
      append(c);
      return true;
    }
    if (c == '\\' && !singleQuoted) {
      escaped = true;
      return true;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      blank(c);
      return true;
    }
    return special(c, command);
  }

  private void append(char c) {
    word.append(c);
    started = true;
  }

  private void blank(char c) {
    if (isQuoted()) {
      word.append(c);
    } else if (started) {
      words.add(word.toString());
      word.setLength(0);
      started = false;
    }
  }

  private boolean special(char c, String command) throws InvalidSpecification {
    switch (c) {
      case '"' -> {
        return doubleQuote(c);
      }
      case '\'' -> {
        return singleQuote(c);
      }
      case '(' -> open(command);
      case '`' -> backQuoted ^= !singleQuoted && !doubleQuoted && !parenthesised;
      case ')' -> parenthesised ^= !singleQuoted && !doubleQuoted && !backQuoted;
      case ';', '&', '|', '<', '>' -> {
        if (!isQuoted()) {
          return endsBefore(c);
        }
      }
      default -> {
        // Every other character is part of a word.
      }
    }
    append(c);
    return true;
  }

  private boolean doubleQuote(char c) {
    if (singleQuoted || parenthesised) {
      append(c);
    } else {
      started |= doubleQuoted;
      doubleQuoted = !doubleQuoted;
    }
    return true;
  }

  private boolean singleQuote(char c) {
    if (doubleQuoted || parenthesised) {
      append(c);
    } else {
      started |= singleQuoted;
      singleQuoted = !singleQuoted;
    }
    return true;
  }

  private void open(String command) throws InvalidSpecification {
    if (singleQuoted || doubleQuoted || backQuoted) {
      return;
    }
    if (parenthesised || word.isEmpty() || word.charAt(word.length() - 1) != '$') {
      throw invalid(command);
    }
    parenthesised = true;
  }

  /** A number before a redirection belongs to it. */
  private boolean endsBefore(char c) {
    if (c == '>' && !word.isEmpty() && Character.digit(word.charAt(0), 10) >= 0) {
      started = false;
    }
    return false;
  }

  private static InvalidSpecification invalid(String command) {
    return new InvalidSpecification(
        "a quote or parenthesis is not closed in '" + command + "'",
        "Write the command as a list, one item a word.");
  }
}
