package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bring services up (docker compose up, create).
 *
 * @param services services meant; none means all
 * @param start whether containers are started, not only made
 * @param dependencies whether services they depend on are brought up too
 * @param recreation what is replaced beyond what differs, or kept
 * @param images how images are had
 * @param removeOrphans whether containers of services that are gone are removed
 * @param scale number of containers by service
 * @param timeout time until a container is killed, or null for its own
 * @param waiting what it waits for
 */
public record UpRequest(
    List<String> services,
    boolean start,
    boolean dependencies,
    Recreation recreation,
    ImagePolicy images,
    boolean removeOrphans,
    Map<String, Integer> scale,
    @Nullable Duration timeout,
    Waiting waiting)
    implements Request {

  /** Up without any option. */
  public static UpRequest of(List<String> services) {
    return new UpRequest(
        services,
        true,
        true,
        Recreation.USUAL,
        ImagePolicy.USUAL,
        false,
        Map.of(),
        null,
        Waiting.USUAL);
  }

  /** The same with numbers of containers by service. */
  public UpRequest withScale(Map<String, Integer> numbers) {
    return new UpRequest(
        services,
        start,
        dependencies,
        recreation,
        images,
        removeOrphans,
        numbers,
        timeout,
        waiting);
  }

  /** The same with or without the services that others depend on. */
  public UpRequest withDependencies(boolean with) {
    return new UpRequest(
        services, start, with, recreation, images, removeOrphans, scale, timeout, waiting);
  }

  /** The same where images are had in another way. */
  public UpRequest withImages(ImagePolicy policy) {
    return new UpRequest(
        services, start, dependencies, recreation, policy, removeOrphans, scale, timeout, waiting);
  }

  @Override
  public UpRequest withImagesAsTheyAre() {
    return withImages(ImagePolicy.AS_THEY_ARE);
  }
}
