package compose.orchestrator.engine.docker;

import compose.orchestrator.model.HealthCheck;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the Config of a container or of an image. */
final class ProcessReading {
  private final JsonReader json;
  String image = "";
  Map<String, String> labels = Map.of();
  List<String> environment = List.of();
  @Nullable List<String> command;
  @Nullable List<String> entrypoint;
  String user = "";
  String workingDir = "";
  String hostname = "";
  String domainname = "";
  boolean tty;
  boolean stdinOpen;
  @Nullable String stopSignal;
  @Nullable Integer stopTimeout;
  String macAddress = "";
  @Nullable HealthCheck healthCheck;
  List<String> exposedPorts = List.of();
  List<String> volumes = List.of();

  ProcessReading(JsonReader json) {
    this.json = json;
  }

  void read() throws IOException {
    json.object(this::field);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Image" -> image = json.text();
      case "Labels" -> labels = json.textMap();
      case "Env" -> environment = json.texts();
      case "Cmd" -> command = json.textsOrNull();
      case "Entrypoint" -> entrypoint = json.textsOrNull();
      case "User" -> user = json.text();
      case "WorkingDir" -> workingDir = json.text();
      case "Hostname" -> hostname = json.text();
      case "Domainname" -> domainname = json.text();
      case "Tty" -> tty = json.truth();
      case "OpenStdin" -> stdinOpen = json.truth();
      case "StopSignal" -> stopSignal = json.textUnlessEmpty();
      case "StopTimeout" -> stopTimeout = seconds(json.numberOrNull());
      case "MacAddress" -> macAddress = json.text();
      case "Healthcheck" -> healthCheck = new HealthReading(json).read();
      case "ExposedPorts" -> exposedPorts = json.names();
      case "Volumes" -> volumes = json.names();
      default -> json.skip();
    }
  }

  private static @Nullable Integer seconds(@Nullable Long value) {
    return value == null ? null : Integer.valueOf(value.intValue());
  }
}
