package compose.orchestrator.plan;

import org.jspecify.annotations.Nullable;

/**
 * How images are had.
 *
 * @param build whether images are built although they are there
 * @param noBuild whether no image is built
 * @param pull always, missing, never or build; null for each service's own policy
 */
public record ImagePolicy(boolean build, boolean noBuild, @Nullable String pull) {

  /** What is missing is built or pulled, as each service says. */
  public static final ImagePolicy USUAL = new ImagePolicy(false, false, null);

  /** Images are built although they are there. */
  public static final ImagePolicy BUILD = new ImagePolicy(true, false, null);

  /** Once images have been built and pulled. */
  public static final ImagePolicy AS_THEY_ARE = new ImagePolicy(false, true, "missing");
}
