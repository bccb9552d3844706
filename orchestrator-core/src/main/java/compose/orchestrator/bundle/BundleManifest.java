package compose.orchestrator.bundle;

import java.util.List;

/**
 * What a bundle says about itself.
 *
 * @param project name of the project
 * @param created RFC 3339
 * @param configFiles Compose files in their order, relative to the project's folder
 * @param profiles active profiles
 * @param projectFiles all files of the project that are no data, relative to its folder
 * @param data its data sets
 * @param images its images
 * @param entries everything in the archive but the manifest, in order
 */
public record BundleManifest(
    String project,
    String created,
    List<String> configFiles,
    List<String> profiles,
    List<String> projectFiles,
    List<DataRecord> data,
    List<ImageRecord> images,
    List<BundleEntry> entries) {

  /** Version of the format. */
  static final long FORMAT = 1;
}
