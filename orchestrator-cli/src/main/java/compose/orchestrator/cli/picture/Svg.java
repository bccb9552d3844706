package compose.orchestrator.cli.picture;

/** Writes elements of an SVG; numbers have at most one decimal. */
final class Svg {

  private final StringBuilder text = new StringBuilder();

  /** Anything that is SVG already. */
  Svg raw(String svg) {
    text.append(svg);
    return this;
  }

  Svg rectangle(String style, double x, double y, double width, double height, double radius) {
    text.append("<rect class=\"").append(style).append('"');
    attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
    attribute("rx", radius);
    text.append("/>\n");
    return this;
  }

  Svg circle(String style, double x, double y, double radius) {
    text.append("<circle class=\"").append(style).append('"');
    attribute("cx", x).attribute("cy", y).attribute("r", radius);
    text.append("/>\n");
    return this;
  }

  Svg path(String style, String data) {
    text.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>\n");
    return this;
  }

  Svg text(String style, double x, double y, String content) {
    text.append("<text class=\"").append(style).append('"');
    attribute("x", x).attribute("y", y);
    text.append('>').append(escaped(content)).append("</text>\n");
    return this;
  }

  private Svg attribute(String name, double value) {
    text.append(' ').append(name).append("=\"").append(number(value)).append('"');
    return this;
  }

  /** A number as paths have it. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    long rest = Math.abs(tenths % 10);
    String sign = tenths < 0 && tenths > -10 ? "-" : "";
    return sign + tenths / 10 + (rest == 0 ? "" : "." + rest);
  }

  /** Text as XML allows it. */
  static String escaped(String content) {
    var escaped = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' || c == '\ufffe' || c == '\uffff' ? '\ufffd' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
