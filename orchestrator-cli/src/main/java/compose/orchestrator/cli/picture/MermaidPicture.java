package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Change;
import compose.orchestrator.cli.picture.Picture.Edge;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture in the language of Mermaid, which code hosts draw in documents. */
public final class MermaidPicture {

  private static final String STYLES =
      """
        classDef create stroke:#1a7f37,stroke-width:3px
        classDef replace stroke:#bc6c00,stroke-width:3px
        classDef start stroke:#0969da,stroke-width:3px
        classDef change stroke:#8250df,stroke-width:3px
        classDef stop stroke:#cf222e,stroke-width:3px
        classDef remove stroke:#cf222e,stroke-width:3px
      """;

  private final StringBuilder text = new StringBuilder("flowchart LR\n");
  private final Map<String, String> ids = new HashMap<>();

  private MermaidPicture() {}

  /** The whole text. */
  public static String of(Picture picture) {
    return new MermaidPicture().draw(picture);
  }

  private String draw(Picture picture) {
    for (ServiceShape service : picture.services()) {
      node("service " + service.name(), service.lines(), "[", "]", service.change());
    }
    for (ResourceShape volume : picture.volumes()) {
      node("volume " + volume.key(), volume.lines(), "[(", ")]", volume.change());
    }
    if (picture.showsNetworks()) {
      for (ResourceShape network : picture.networks()) {
        node("network " + network.key(), network.lines(), "{{", "}}", network.change());
      }
      picture.services().forEach(this::networks);
    }
    picture.edges().forEach(this::edge);
    return text.append(picture.withPlan() ? STYLES : "").toString();
  }

  private void node(
      String key, List<String> lines, String open, String close, @Nullable Change change) {
    String id = key.charAt(0) + String.valueOf(ids.size() + 1);
    ids.put(key, id);
    text.append("  ").append(id).append(open).append('"');
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : "<br/>").append(escaped(lines.get(i)));
    }
    text.append('"').append(close);
    text.append(change == null ? "" : ":::" + change.kind()).append('\n');
  }

  private void networks(ServiceShape service) {
    for (String network : service.networks()) {
      String id = ids.get("network " + network);
      if (id != null) {
        text.append("  ").append(ids.get("service " + service.name()));
        text.append(" -.- ").append(id).append('\n');
      }
    }
  }

  private void edge(Edge edge) {
    String arrow = edge.mount() ? " --o" : edge.strong() ? " -->" : " -.->";
    text.append("  ").append(ids.get("service " + edge.service())).append(arrow);
    text.append("|\"").append(escaped(edge.label())).append("\"| ");
    text.append(ids.get((edge.mount() ? "volume " : "service ") + edge.target())).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("`", "#96;")
        .replace("\n", " ");
  }
}
