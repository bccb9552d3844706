package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a build beside what the file says.
 *
 * @param noCache whether every layer is built anew
 * @param pull whether newer base images are looked for
 * @param args build arguments, which override the file's
 * @param ssh ssh agents or keys given to RUN steps, as id=path
 * @param push whether the image is sent to its registry
 * @param check whether the Dockerfile is only looked at
 * @param builder name of the builder, or null for the usual one
 * @param memory bytes that a RUN step may use, or null
 * @param provenance provenance attestation for all images, or null
 * @param sbom software bill of materials for all images, or null
 * @param forRunning whether the image is to be run: then it is for one platform
 */
public record BuildOptions(
    boolean noCache,
    boolean pull,
    Map<String, String> args,
    List<String> ssh,
    boolean push,
    boolean check,
    @Nullable String builder,
    @Nullable Long memory,
    @Nullable String provenance,
    @Nullable String sbom,
    boolean forRunning) {

  /** For an image that is to be run, as the file says. */
  public static final BuildOptions TO_RUN =
      new BuildOptions(
          false, false, Map.of(), List.of(), false, false, null, null, null, null, true);

  /** The same without a push. */
  public BuildOptions withoutPush() {
    return new BuildOptions(
        noCache, pull, args, ssh, false, check, builder, memory, provenance, sbom, forRunning);
  }
}
