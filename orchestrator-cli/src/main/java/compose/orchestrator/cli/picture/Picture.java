package compose.orchestrator.cli.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn, whatever the format.
 *
 * @param title name of the project
 * @param services services, those without a place in the file last
 * @param volumes named volumes
 * @param networks networks
 * @param edges what depends on what, and what is mounted where
 * @param withPlan whether changes are shown, so that their absence means something
 */
public record Picture(
    String title,
    List<ServiceShape> services,
    List<ResourceShape> volumes,
    List<ResourceShape> networks,
    List<Edge> edges,
    boolean withPlan) {

  /** Whether it is worth showing who is on which network: with only one, all are. */
  boolean showsNetworks() {
    return networks.size() > 1 || (!networks.isEmpty() && networks.getFirst().change() != null);
  }

  /**
   * A service.
   *
   * @param name the key in the file
   * @param image image, or where it is built
   * @param ports published ports, such as 8080 → 80
   * @param networks keys of the networks it is on
   * @param state what its containers do, or null where there are none
   * @param change what the plan does to it, or null
   */
  public record ServiceShape(
      String name,
      String image,
      List<String> ports,
      List<String> networks,
      @Nullable State state,
      @Nullable Change change) {

    /** All of it as lines of text, for formats without room for more. */
    List<String> lines() {
      var lines = new ArrayList<String>(List.of(name, image));
      lines.addAll(ports);
      if (state != null) {
        lines.add(state.text());
      }
      if (change != null) {
        lines.add(change.text());
        lines.addAll(change.details());
      }
      return lines;
    }
  }

  /**
   * A network or volume.
   *
   * @param key the key in the file
   * @param name name on the engine
   * @param external whether somebody else makes it
   * @param change what the plan does to it, or null
   */
  public record ResourceShape(String key, String name, boolean external, @Nullable Change change) {

    /** The same as lines of text. */
    List<String> lines() {
      var lines = new ArrayList<String>(List.of(key));
      if (external) {
        lines.add("external");
      }
      if (change != null) {
        lines.add(change.text());
        lines.addAll(change.details());
      }
      return lines;
    }
  }

  /**
   * What containers of a service do.
   *
   * @param tone good, waiting, bad or idle
   * @param text such as running, healthy, exited (1), 2 of 3 running
   */
  public record State(String tone, String text) {}

  /**
   * What a plan does.
   *
   * @param kind create, replace, start, change, stop or remove
   * @param details reasons and further steps, a line each
   */
  public record Change(String kind, List<String> details) {

    /** What will happen, in words. */
    String text() {
      return switch (kind) {
        case "stop" -> "will be stopped";
        case "start" -> "will be started";
        default -> "will be " + kind + "d";
      };
    }
  }

  /**
   * A line between a service and what it needs.
   *
   * @param service the service
   * @param target service it depends on, or key of a volume
   * @param mount whether the target is a volume
   * @param label condition of the dependency, or path of the mount
   * @param strong whether the service cannot do without it
   */
  public record Edge(String service, String target, boolean mount, String label, boolean strong) {}
}
