package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.picture.Picture.Change;
import compose.orchestrator.cli.picture.Picture.Edge;
import compose.orchestrator.cli.picture.Picture.ResourceShape;
import compose.orchestrator.cli.picture.Picture.ServiceShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture in the language of Graphviz. */
public final class DotPicture {

  private final StringBuilder text = new StringBuilder();

  private DotPicture() {}

  /** The whole file. */
  public static String of(Picture picture) {
    return new DotPicture().draw(picture);
  }

  private String draw(Picture picture) {
    text.append("digraph ").append(quoted(picture.title())).append(" {\n");
    text.append("  rankdir=LR;\n");
    text.append("  node [fontname=\"Helvetica\", fontsize=11];\n");
    text.append("  edge [fontname=\"Helvetica\", fontsize=9];\n");
    for (ServiceShape service : picture.services()) {
      node("service", service.name(), service.lines(), "box", service.change());
    }
    for (ResourceShape volume : picture.volumes()) {
      node("volume", volume.key(), volume.lines(), "cylinder", volume.change());
    }
    if (picture.showsNetworks()) {
      for (ResourceShape network : picture.networks()) {
        node("network", network.key(), network.lines(), "hexagon", network.change());
      }
      picture.services().forEach(service -> networks(picture, service));
    }
    picture.edges().forEach(this::edge);
    return text.append("}\n").toString();
  }

  private void node(
      String kind, String name, List<String> lines, String shape, @Nullable Change change) {
    text.append("  ").append(quoted(kind + " " + name));
    text.append(" [shape=").append(shape);
    text.append(", label=").append(quoted(String.join("\n", lines)));
    if (change != null) {
      text.append(", color=").append(colour(change)).append(", penwidth=2");
    }
    text.append("];\n");
  }

  private void networks(Picture picture, ServiceShape service) {
    for (ResourceShape network : picture.networks()) {
      if (service.networks().contains(network.key())) {
        text.append("  ").append(quoted("service " + service.name())).append(" -> ");
        text.append(quoted("network " + network.key()));
        text.append(" [style=dotted, arrowhead=none];\n");
      }
    }
  }

  private void edge(Edge edge) {
    text.append("  ").append(quoted("service " + edge.service())).append(" -> ");
    text.append(quoted((edge.mount() ? "volume " : "service ") + edge.target()));
    text.append(" [label=").append(quoted(edge.label()));
    text.append(edge.mount() ? ", arrowhead=dot" : edge.strong() ? "" : ", style=dashed");
    text.append("];\n");
  }

  private static String colour(Change change) {
    return switch (change.kind()) {
      case "create" -> "green4";
      case "replace" -> "orange3";
      case "start" -> "blue3";
      case "remove", "stop" -> "red3";
      default -> "purple3";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
