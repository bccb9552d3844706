package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.Logging;
import compose.orchestrator.model.Metadata;

/** Labels, annotations and the log driver. */
final class MetadataMapping {
  private MetadataMapping() {}

  static void write(ContainerRequest request, JsonObject container, JsonObject host) {
    container.set("Labels", request.labels());
    Metadata metadata = request.service().metadata();
    host.setUnlessEmpty("Annotations", metadata.annotations());
    Logging logging = metadata.logging();
    if (logging != null) {
      String driver = logging.driver() == null ? "" : logging.driver();
      host.set("LogConfig", new JsonObject().set("Type", driver).set("Config", logging.options()));
    }
  }
}
