package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.model.ComposeLabels;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** What happened to a container, for people and for programs. */
public final class EventView {

  private static final String LABELS = "com.docker.compose.";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  private final ZoneId zone;

  /** With times of this zone. */
  public EventView(ZoneId zone) {
    this.zone = zone;
  }

  /** One line, and an empty one as docker compose leaves it. */
  public String text(ContainerEvent event) {
    var attributes = new StringBuilder();
    attributes(event)
        .forEach((name, value) ->
            attributes
                .append(attributes.isEmpty() ? "" : ", ")
                .append(name)
                .append('=')
                .append(value));
    String time = TIME.format(time(event).atZone(zone));
    return time + " container " + event.action() + " " + event.id() + " (" + attributes + ")\n\n";
  }

  /** One object on a line. */
  public String json(ContainerEvent event) {
    Json json = new Json().open('{').member("action", event.action());
    json.name("attributes").open('{');
    attributes(event).forEach(json::member);
    json.close('}').member("id", event.id());
    json.member("service", event.attributes().getOrDefault(ComposeLabels.SERVICE, ""));
    String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time(event).atZone(zone));
    json.member("time", time).member("type", "container");
    return json.close('}') + "\n";
  }

  private static Instant time(ContainerEvent event) {
    return Instant.ofEpochSecond(0, event.timeNano());
  }

  private static Map<String, String> attributes(ContainerEvent event) {
    var own = new TreeMap<String, String>();
    event
        .attributes()
        .forEach((name, value) -> {
          if (!name.startsWith(LABELS)) {
            own.put(name, value);
          }
        });
    return own;
  }
}
