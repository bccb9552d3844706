package compose.orchestrator.migration;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.transfer.HostProbe;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on the target.
 *
 * @param version its engine
 * @param host its machine
 * @param local whether that is the machine this runs on
 * @param containers all its containers
 * @param networks all its networks
 * @param volumes all its volumes
 * @param images images by reference, those that are there
 * @param known ids of the source's images that are there
 * @param disk what is known of its disk, or null where nothing there can look
 */
public record TargetSurvey(
    EngineVersion version,
    EngineHost host,
    boolean local,
    List<ContainerSummary> containers,
    List<NetworkDetails> networks,
    List<VolumeDetails> volumes,
    Map<String, ImageDetails> images,
    Set<String> known,
    @Nullable Disk disk) {

  /**
   * What a look at the machine has found.
   *
   * @param paths what is at paths that matter
   * @param space room at paths that matter
   * @param ports taken ports, as {@code PORT/PROTOCOL}
   * @param startMillis how long it takes to start a container there
   */
  public record Disk(
      Map<String, HostProbe.At> paths,
      Map<String, HostProbe.Space> space,
      Collection<String> ports,
      long startMillis) {}
}
