package compose.orchestrator.cli.view;

import compose.orchestrator.engine.VolumeDetails;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists volumes, with the columns of docker's own list. */
public final class VolumeView {

  private static final int LEAST_WIDTH = 10;
  private static final String UNKNOWN = "N/A";
  private static final List<String> FIELDS =
      List.of(
          "Availability",
          "Driver",
          "Group",
          "Labels",
          "Links",
          "Mountpoint",
          "Name",
          "Scope",
          "Size",
          "Status");

  private VolumeView() {}

  /** A table with a header, also where there is nothing to list. */
  public static String table(List<VolumeDetails> volumes) {
    var table = new Table(LEAST_WIDTH, "DRIVER", "VOLUME NAME");
    volumes.forEach(volume -> table.row(volume.driver(), volume.name()));
    return table.toString();
  }

  /** One object a line. */
  public static String json(List<VolumeDetails> volumes) {
    var text = new StringBuilder();
    volumes.forEach(volume -> text.append(object(volume)).append('\n'));
    return text.toString();
  }

  /** One name a line. */
  public static String names(List<VolumeDetails> volumes) {
    var text = new StringBuilder();
    volumes.forEach(volume -> text.append(volume.name()).append('\n'));
    return text.toString();
  }

  /** As a template says. */
  public static String template(List<VolumeDetails> volumes, String format) {
    return new Template(format).render(volumes, VolumeView::field);
  }

  private static String object(VolumeDetails volume) {
    Json json = new Json().open('{');
    for (String field : FIELDS) {
      json.member(field, field(volume, field));
    }
    return json.close('}').toString();
  }

  private static @Nullable String field(VolumeDetails volume, String field) {
    return switch (field) {
      case "" -> object(volume);
      case "Driver" -> volume.driver();
      case "Labels" -> labels(volume);
      case "Mountpoint" -> volume.mountpoint();
      case "Name" -> volume.name();
      case "Scope" -> volume.scope();
      case "Availability", "Group", "Links", "Size", "Status" -> UNKNOWN;
      default -> null;
    };
  }

  private static String labels(VolumeDetails volume) {
    var text = new StringBuilder();
    new TreeMap<>(volume.labels())
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value));
    return text.toString();
  }
}
