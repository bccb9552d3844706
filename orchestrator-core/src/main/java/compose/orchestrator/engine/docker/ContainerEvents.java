package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.engine.docker.EngineAddress.Transport;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears what happens to containers. */
final class ContainerEvents {
  private final EngineTransport transport;
  private final InstantSource clock;

  ContainerEvents(EngineTransport transport, InstantSource clock) {
    this.transport = transport;
    this.clock = clock;
  }

  EventSubscription subscribe(List<String> labels, Consumer<ContainerEvent> consumer) {
    EngineQuery query = query(labels);
    if (transport.address().transport() == Transport.UNIX) {
      // The engine answers a moment before it listens. On this machine its clock is ours: it can
      // be asked for what happens meanwhile. Elsewhere the way back takes longer than that moment.
      query.with("since", EngineTime.seconds(clock.instant()));
    }
    return new Hearing(transport.call(EngineCall.get(query.toString())), consumer);
  }

  EventSubscription subscribe(
      List<String> labels,
      @Nullable String since,
      @Nullable String until,
      Consumer<ContainerEvent> consumer) {
    EngineQuery query = query(labels);
    if (since != null) {
      query.with("since", EngineTime.of(since, clock));
    }
    if (until != null) {
      query.with("until", EngineTime.of(until, clock));
    }
    return new Hearing(transport.call(EngineCall.get(query.toString())), consumer);
  }

  private static EngineQuery query(List<String> labels) {
    var filters = new StringBuilder("{");
    EngineQuery.appendFilter(filters, "type", List.of("container"));
    if (!labels.isEmpty()) {
      EngineQuery.appendFilter(filters, "label", labels);
    }
    return new EngineQuery("/events").with("filters", filters.append('}').toString());
  }

  /** Events that are being heard. */
  private static final class Hearing implements EventSubscription {
    private final EngineResponse response;
    private volatile boolean closed;

    Hearing(EngineResponse response, Consumer<ContainerEvent> consumer) {
      this.response = response;
      Thread.ofPlatform().daemon().start(() -> hear(consumer));
    }

    private void hear(Consumer<ContainerEvent> consumer) {
      try (response) {
        var json = new JsonReader(response.body());
        while (json.hasMore()) {
          consumer.accept(new EventReading(json).read());
        }
      } catch (IOException _) {
        // Closed by us, or the engine is gone, as it is when it ends the stream.
      }
      if (!closed) {
        consumer.accept(ContainerEvent.engineLost());
      }
    }

    @Override
    public void close() {
      closed = true;
      response.close();
    }
  }

  /** One event. */
  private static final class EventReading {
    private final JsonReader json;
    private String action = "";
    private String id = "";
    private Map<String, String> attributes = Map.of();
    private long timeNano;

    EventReading(JsonReader json) {
      this.json = json;
    }

    ContainerEvent read() throws IOException {
      json.object(this::field);
      return new ContainerEvent(action, id, attributes, timeNano);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "Action" -> action = json.text();
        case "Actor" -> json.object(this::actorField);
        case "timeNano" -> timeNano = json.number();
        default -> json.skip();
      }
    }

    private void actorField(String field) throws IOException {
      switch (field) {
        case "ID" -> id = json.text();
        case "Attributes" -> attributes = json.textMap();
        default -> json.skip();
      }
    }
  }
}
