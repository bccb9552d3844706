package compose.orchestrator.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bring services up (docker compose up, create).
 *
 * @param services services meant; none means all
 * @param start whether containers are started, not only made
 * @param dependencies whether services they depend on are brought up too
 * @param forceRecreate whether containers are replaced although nothing differs
 * @param noRecreate whether containers are kept although something differs
 * @param alwaysRecreateDependencies whether dependencies are replaced too
 * @param build whether images are built although they are there
 * @param noBuild whether no image is built
 * @param pull always, missing, never or build; null for each service's own policy
 * @param removeOrphans whether containers of services that are gone are removed
 * @param renewAnonymousVolumes whether containers are replaced and their anonymous volumes start
 *     empty
 * @param scale number of containers by service
 * @param timeout time until a container is killed, or null for its own
 * @param await whether it is waited until all run or are healthy
 * @param recreateVolumes keys of volumes that may lose their data where they differ from the file
 */
public record UpRequest(
    List<String> services,
    boolean start,
    boolean dependencies,
    boolean forceRecreate,
    boolean noRecreate,
    boolean alwaysRecreateDependencies,
    boolean build,
    boolean noBuild,
    @Nullable String pull,
    boolean removeOrphans,
    boolean renewAnonymousVolumes,
    Map<String, Integer> scale,
    @Nullable Duration timeout,
    boolean await,
    Set<String> recreateVolumes)
    implements Request {

  /** Up without any option. */
  public static UpRequest of(List<String> services) {
    return new UpRequest(
        services, true, true, false, false, false, false, false, null, false, false, Map.of(), null,
        false, Set.of());
  }

  /** The same with numbers of containers by service. */
  public UpRequest withScale(Map<String, Integer> numbers) {
    return new UpRequest(
        services,
        start,
        dependencies,
        forceRecreate,
        noRecreate,
        alwaysRecreateDependencies,
        build,
        noBuild,
        pull,
        removeOrphans,
        renewAnonymousVolumes,
        numbers,
        timeout,
        await,
        recreateVolumes);
  }

  /** The same with or without the services that others depend on. */
  public UpRequest withDependencies(boolean with) {
    return new UpRequest(
        services,
        start,
        with,
        forceRecreate,
        noRecreate,
        alwaysRecreateDependencies,
        build,
        noBuild,
        pull,
        removeOrphans,
        renewAnonymousVolumes,
        scale,
        timeout,
        await,
        recreateVolumes);
  }

  /** The same where images are built although they are there. */
  public UpRequest withBuild() {
    return new UpRequest(
        services,
        start,
        dependencies,
        forceRecreate,
        noRecreate,
        alwaysRecreateDependencies,
        true,
        false,
        pull,
        removeOrphans,
        renewAnonymousVolumes,
        scale,
        timeout,
        await,
        recreateVolumes);
  }

  /** The same, once images have been built and pulled. */
  @Override
  public UpRequest withImagesAsTheyAre() {
    return new UpRequest(
        services,
        start,
        dependencies,
        forceRecreate,
        noRecreate,
        alwaysRecreateDependencies,
        false,
        true,
        "missing",
        removeOrphans,
        renewAnonymousVolumes,
        scale,
        timeout,
        await,
        recreateVolumes);
  }
}
