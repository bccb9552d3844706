package compose.orchestrator.cli.picture;

import java.util.Map;

/**
 * Colours of pictures by day and by night. They are written out in each rule: many programs that
 * show pictures know neither variables of style sheets nor the night, and show the day then.
 */
final class SvgStyle {

  private static final Map<String, String> DAY =
      Map.ofEntries(
          Map.entry("page", "#ffffff"),
          Map.entry("box", "#f6f8fa"),
          Map.entry("line", "#afb8c1"),
          Map.entry("ink", "#1f2328"),
          Map.entry("soft", "#59636e"),
          Map.entry("create", "#1a7f37"),
          Map.entry("replace", "#b35900"),
          Map.entry("start", "#0969da"),
          Map.entry("change", "#8250df"),
          Map.entry("remove", "#cf222e"),
          Map.entry("port", "#ddf4ff"),
          Map.entry("port-ink", "#0550ae"),
          Map.entry("volume", "#fff8e6"),
          Map.entry("volume-line", "#c9a227"));

  private static final Map<String, String> NIGHT =
      Map.ofEntries(
          Map.entry("page", "#0d1117"),
          Map.entry("box", "#161b22"),
          Map.entry("line", "#484f58"),
          Map.entry("ink", "#e6edf3"),
          Map.entry("soft", "#9198a1"),
          Map.entry("create", "#3fb950"),
          Map.entry("replace", "#e3872d"),
          Map.entry("start", "#58a6ff"),
          Map.entry("change", "#bc8cff"),
          Map.entry("remove", "#f85149"),
          Map.entry("port", "#12304f"),
          Map.entry("port-ink", "#79c0ff"),
          Map.entry("volume", "#2b2410"),
          Map.entry("volume-line", "#9e7b1c"));

  private static final String SHAPES =
      """
      svg { font-family: "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif; }
      .box, .volume { stroke-width: 1.2; }
      .title { font-size: 20px; font-weight: 600; }
      .name { font-size: 14px; font-weight: 600; }
      .soft { font-size: 11px; }
      .chip-text, .port-text { font-size: 10.5px; }
      .chip { fill: none; }
      .edge, .mount { fill: none; stroke-width: 1.4; }
      .weak { stroke-dasharray: 5 4; }
      .label { font-size: 10px; }
      .will { font-size: 11.5px; font-weight: 600; }
      .n0 { fill: #0969da; } .n1 { fill: #bf3989; } .n2 { fill: #1a7f37; } .n3 { fill: #bc4c00; }
      .n4 { fill: #8250df; } .n5 { fill: #1b7c83; } .n6 { fill: #9a6700; } .n7 { fill: #6e7781; }
      """;

  private static final String COLOURS =
      """
      .page { fill: {page}; }
      .box { fill: {box}; stroke: {line}; }
      .volume { fill: {volume}; stroke: {volume-line}; }
      .title, .name, .chip-text { fill: {ink}; }
      .soft, .label, .head, .idle { fill: {soft}; }
      .port { fill: {port}; } .port-text { fill: {port-ink}; }
      .chip { stroke: {line}; } .edge { stroke: {soft}; } .mount { stroke: {volume-line}; }
      .dot-mount { fill: {volume-line}; }
      .good { fill: {create}; } .waiting { fill: {replace}; } .bad { fill: {remove}; }
      .create { stroke: {create}; } .replace { stroke: {replace}; } .start { stroke: {start}; }
      .change { stroke: {change}; } .stop, .remove { stroke: {remove}; }
      .text-create { fill: {create}; } .text-replace { fill: {replace}; }
      .text-start { fill: {start}; } .text-change { fill: {change}; }
      .text-stop, .text-remove { fill: {remove}; }
      """;

  private static final String CHANGED =
      ".create, .replace, .start, .change, .stop, .remove { stroke-width: 2; }\n";

  private static final int NETWORK_COLOURS = 8;

  private SvgStyle() {}

  /** The style sheet. */
  static String text() {
    return "<style>\n"
        + SHAPES
        + CHANGED
        + colours(DAY)
        + "@media (prefers-color-scheme: dark) {\n"
        + colours(NIGHT)
        + "}\n</style>\n";
  }

  private static String colours(Map<String, String> palette) {
    String rules = COLOURS;
    for (Map.Entry<String, String> colour : palette.entrySet()) {
      rules = rules.replace("{" + colour.getKey() + "}", colour.getValue());
    }
    return rules;
  }

  /** The class of a network's colour. */
  static String network(int index) {
    return "n" + index % NETWORK_COLOURS;
  }
}
