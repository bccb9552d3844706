package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.HealthProbe;
import compose.orchestrator.engine.MountPoint;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code GET /containers/ID/json}. */
final class ContainerInspection {
  private final JsonReader json;
  private final ProcessReading process;
  private final HostReading host;
  private final NetworkSettingsReading network;
  private final StateReading state;
  private String id = "";
  private String name = "";
  private String created = "";
  private String imageId = "";
  private List<MountPoint> mounts = List.of();

  ContainerInspection(JsonReader json) {
    this.json = json;
    this.process = new ProcessReading(json);
    this.host = new HostReading(json);
    this.network = new NetworkSettingsReading(json);
    this.state = new StateReading(json);
  }

  ContainerDetails read() throws IOException {
    json.object(this::field);
    return new ContainerDetails(
        id,
        name,
        created,
        process.image,
        imageId,
        state.result(),
        process.labels,
        process.environment,
        process.command,
        process.entrypoint,
        process.user,
        process.workingDir,
        process.hostname,
        process.domainname,
        process.tty,
        process.stdinOpen,
        process.stopSignal,
        process.stopTimeout,
        process.macAddress,
        process.healthCheck,
        process.exposedPorts,
        network.ports,
        network.networks(),
        mounts,
        host.settings());
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Id" -> id = json.text();
      case "Name" -> name = withoutSlash(json.text());
      case "Created" -> created = json.text();
      case "Image" -> imageId = json.text();
      case "State" -> state.read();
      case "Config" -> process.read();
      case "HostConfig" -> host.read();
      case "NetworkSettings" -> network.read();
      case "Mounts" -> mounts = MountReading.readAll(json);
      default -> json.skip();
    }
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** What a container is doing. */
  private static final class StateReading {
    private final JsonReader json;
    private String status = "";
    private int exitCode;
    private String startedAt = "";
    private String finishedAt = "";
    private @Nullable String health;
    private @Nullable HealthProbe lastProbe;
    private boolean oomKilled;
    private String error = "";

    StateReading(JsonReader json) {
      this.json = json;
    }

    void read() throws IOException {
      json.object(this::field);
    }

    ContainerState result() {
      return new ContainerState(
          status, exitCode, startedAt, finishedAt, health, lastProbe, oomKilled, error);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "Status" -> status = json.text();
        case "ExitCode" -> exitCode = (int) json.number();
        case "StartedAt" -> startedAt = json.text();
        case "FinishedAt" -> finishedAt = json.text();
        case "Health" -> json.object(this::healthField);
        case "OOMKilled" -> oomKilled = json.truth();
        case "Error" -> error = json.text();
        default -> json.skip();
      }
    }

    private void healthField(String field) throws IOException {
      switch (field) {
        case "Status" -> {
          String value = json.text();
          health = value.isEmpty() || value.equals("none") ? null : value;
        }
        case "Log" -> json.array(() -> lastProbe = new ProbeReading().read(json));
        default -> json.skip();
      }
    }
  }

  /** How a health check ended. */
  private static final class ProbeReading {
    private int exitCode;
    private String output = "";
    private String end = "";

    HealthProbe read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "ExitCode" -> exitCode = (int) json.number();
          case "Output" -> output = json.text();
          case "End" -> end = json.text();
          default -> json.skip();
        }
      });
      return new HealthProbe(exitCode, output, end);
    }
  }
}
