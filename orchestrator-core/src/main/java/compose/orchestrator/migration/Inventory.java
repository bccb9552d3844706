package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a project is on the source.
 *
 * @param version the source's engine
 * @param host its machine
 * @param containers the project's containers, one-off ones left out
 * @param data what is moved
 * @param required absolute paths that the target's host must have itself, with services that mount
 *     them
 * @param images images by the reference that services have here, null where one is not there
 * @param kinds what kind of data services keep, by service
 * @param resorted services whose database was made when text was sorted otherwise
 * @param addresses names and addresses by which this host is known
 * @param local whether the source is the machine this runs on
 * @param startMillis how long it takes to start a container here
 * @param findings what stands in the way, or should be known
 */
public record Inventory(
    EngineVersion version,
    EngineHost host,
    List<ContainerDetails> containers,
    List<MovedData> data,
    Map<String, Set<String>> required,
    Map<String, SourceImage> images,
    Map<String, DataKind> kinds,
    Set<String> resorted,
    Set<String> addresses,
    boolean local,
    long startMillis,
    List<Diagnostic> findings) {

  /** What kind of data a service keeps. */
  DataKind kind(String service) {
    return kinds.getOrDefault(service, DataKind.FILES);
  }

  /** Variables of a service's container, or of its image where there is none. */
  List<String> environment(String service) {
    for (ContainerDetails container : containers) {
      if (Containers.service(container).equals(service)) {
        return container.environment();
      }
    }
    SourceImage image = images.get(service);
    return image == null || image.image() == null ? List.of() : image.image().environment();
  }
}
