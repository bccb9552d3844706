package compose.orchestrator.cli.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as tools of this field are used to: compact, with {@code <}, {@code >}, {@code &}
 * escaped.
 */
final class Json {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();

  Json open(char bracket) {
    separate();
    text.append(bracket);
    return this;
  }

  Json close(char bracket) {
    text.append(bracket);
    return this;
  }

  Json name(String name) {
    separate();
    quote(name);
    text.append(':');
    return this;
  }

  Json value(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  Json value(long value) {
    separate();
    text.append(value);
    return this;
  }

  Json value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  Json values(List<String> values) {
    open('[');
    for (String value : values) {
      value(value);
    }
    return close(']');
  }

  Json member(String name, @Nullable String value) {
    return name(name).value(value);
  }

  Json member(String name, long value) {
    return name(name).value(value);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    if (!text.isEmpty() && "{[:,".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      escape(value.charAt(i));
    }
    text.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
      default -> {
        if (c < ' ') {
          unicode(c);
        } else {
          text.append(c);
        }
      }
    }
  }

  private void unicode(char c) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(HEX.charAt(c >> shift & 15));
    }
  }
}
