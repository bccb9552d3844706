package compose.orchestrator.plan;

import java.util.Set;

/**
 * What is replaced beyond what differs, or kept although it does.
 *
 * @param force whether containers are replaced although nothing differs
 * @param never whether containers are kept although something differs
 * @param dependencies whether containers of services that others depend on are replaced too
 * @param anonymousVolumes whether containers are replaced and their anonymous volumes start empty
 * @param volumes keys of volumes that may lose their data where they differ from the file
 */
public record Recreation(
    boolean force,
    boolean never,
    boolean dependencies,
    boolean anonymousVolumes,
    Set<String> volumes) {

  /** What differs is replaced, but no volume. */
  public static final Recreation USUAL = new Recreation(false, false, false, false, Set.of());
}
