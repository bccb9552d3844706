package compose.orchestrator.simulation;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Ipam;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Images, networks and volumes of the engine in memory. */
final class SimulatedResources {
  private final Map<String, NetworkDetails> networks = new TreeMap<>();
  private final Map<String, VolumeDetails> volumes = new TreeMap<>();
  private final Map<String, ImageDetails> images = new TreeMap<>();
  private int ids;

  /** Puts an image on the engine; its defaults are empty. */
  void addImage(String reference) {
    String familiar = ImageReference.familiar(reference);
    images.put(
        familiar,
        new ImageDetails(
            "sha256:" + nextId(),
            List.of(familiar),
            List.of(),
            1,
            "",
            "linux",
            "amd64",
            "",
            List.of("PATH=/bin"),
            List.of("sh"),
            null,
            "",
            "",
            List.of(),
            List.of(),
            Map.of(),
            null,
            null));
  }

  /** By name. */
  Map<String, NetworkDetails> networks() {
    return networks;
  }

  /** By name. */
  Map<String, VolumeDetails> volumes() {
    return volumes;
  }

  @Nullable ImageDetails image(String reference) {
    ImageDetails found = images.get(ImageReference.familiar(reference));
    return found != null
        ? found
        : images.values().stream().filter(i -> i.id().equals(reference)).findFirst().orElse(null);
  }

  List<ImageSummary> images(List<String> references) {
    return images.values().stream()
        .filter(i -> references.contains(i.tags().getFirst()))
        .map(i -> new ImageSummary(i.id(), i.tags(), i.digests(), 1, 0, Map.of()))
        .toList();
  }

  String createNetwork(NetworkRequest request) {
    if (networks.containsKey(request.name())) {
      String taken = "network with name " + request.name() + " already exists";
      throw new EngineException(409, "engine-refused", taken, null);
    }
    String id = nextId();
    networks.put(
        request.name(),
        new NetworkDetails(
            id,
            request.name(),
            request.network().driver() == null ? "bridge" : request.network().driver(),
            "local",
            request.network().internal(),
            request.network().attachable(),
            Boolean.TRUE.equals(request.network().enableIpv6()),
            null,
            new Ipam(
                request.network().ipam().driver() == null
                    ? "default"
                    : request.network().ipam().driver(),
                request.network().ipam().config(),
                request.network().ipam().options()),
            request.network().driverOptions(),
            request.labels()));
    return id;
  }

  void createVolume(VolumeRequest request) {
    volumes.putIfAbsent(
        request.name(),
        new VolumeDetails(
            request.name(),
            request.volume().driver() == null ? "local" : request.volume().driver(),
            "",
            "local",
            request.volume().driverOptions(),
            request.labels()));
  }

  void removeImage(String reference) {
    images.remove(ImageReference.familiar(reference));
  }

  String nextId() {
    String digits = Integer.toHexString(++ids);
    return digits + "f" + "0".repeat(63 - digits.length()); // differs in its first digits
  }
}
