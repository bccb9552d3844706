package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.Metadata;

/** Labels, annotations and the log driver. */
final class MetadataMapping {
  private MetadataMapping() {}

  static void write(
      ContainerRequest request, ContainerSpecification container, HostSpecification host) {
    container.withLabels(request.labels());
    Metadata metadata = request.service().metadata();
    if (!metadata.annotations().isEmpty()) {
      host.withAnnotations(metadata.annotations());
    }
    if (metadata.logging() != null) {
      host.logging(metadata.logging().driver(), metadata.logging().options());
    }
  }
}
