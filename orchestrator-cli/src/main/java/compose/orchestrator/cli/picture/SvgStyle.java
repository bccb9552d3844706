package compose.orchestrator.cli.picture;

/** Colours of pictures by day and by night. */
final class SvgStyle {

  static final String TEXT =
      """
      <style>
      svg { --page: #ffffff; --box: #f6f8fa; --line: #afb8c1; --ink: #1f2328; --soft: #59636e;
        --create: #1a7f37; --replace: #b35900; --start: #0969da; --change: #8250df; --remove: #cf222e;
        --port: #ddf4ff; --port-ink: #0550ae; --volume: #fff8e6; --volume-line: #c9a227;
        font-family: "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif; }
      @media (prefers-color-scheme: dark) {
        svg { --page: #0d1117; --box: #161b22; --line: #484f58; --ink: #e6edf3; --soft: #9198a1;
          --create: #3fb950; --replace: #e3872d; --start: #58a6ff; --change: #bc8cff;
          --remove: #f85149; --port: #12304f; --port-ink: #79c0ff; --volume: #2b2410;
          --volume-line: #9e7b1c; }
      }
      .page { fill: var(--page); }
      .box { fill: var(--box); stroke: var(--line); stroke-width: 1.2; }
      .volume { fill: var(--volume); stroke: var(--volume-line); stroke-width: 1.2; }
      .title { fill: var(--ink); font-size: 20px; font-weight: 600; }
      .name { fill: var(--ink); font-size: 14px; font-weight: 600; }
      .soft { fill: var(--soft); font-size: 11px; }
      .chip-text { fill: var(--ink); font-size: 10.5px; }
      .port-text { fill: var(--port-ink); font-size: 10.5px; }
      .port { fill: var(--port); }
      .chip { fill: none; stroke: var(--line); }
      .edge, .mount { fill: none; stroke: var(--soft); stroke-width: 1.4; }
      .weak { stroke-dasharray: 5 4; }
      .mount { stroke: var(--volume-line); }
      .head { fill: var(--soft); }
      .dot-mount { fill: var(--volume-line); }
      .label { fill: var(--soft); font-size: 10px; }
      .good { fill: var(--create); } .waiting { fill: var(--replace); } .bad { fill: var(--remove); }
      .idle { fill: var(--soft); }
      .create { stroke: var(--create); } .replace { stroke: var(--replace); }
      .start { stroke: var(--start); } .change { stroke: var(--change); }
      .stop, .remove { stroke: var(--remove); }
      .create, .replace, .start, .change, .stop, .remove { stroke-width: 2; }
      .text-create { fill: var(--create); } .text-replace { fill: var(--replace); }
      .text-start { fill: var(--start); } .text-change { fill: var(--change); }
      .text-stop, .text-remove { fill: var(--remove); }
      .will { font-size: 11.5px; font-weight: 600; }
      .n0 { fill: #0969da; } .n1 { fill: #bf3989; } .n2 { fill: #1a7f37; } .n3 { fill: #bc4c00; }
      .n4 { fill: #8250df; } .n5 { fill: #1b7c83; } .n6 { fill: #9a6700; } .n7 { fill: #6e7781; }
      </style>
      """;

  private static final int NETWORK_COLOURS = 8;

  private SvgStyle() {}

  /** The class of a network's colour. */
  static String network(int index) {
    return "n" + index % NETWORK_COLOURS;
  }
}
