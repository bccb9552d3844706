package compose.orchestrator.bundle;

import compose.orchestrator.transfer.DataSet;
import java.util.List;

/**
 * A data set in a bundle.
 *
 * @param folder folder of the archive that holds it
 * @param kind volume or folder
 * @param key key of the volume in the Compose file, or path of the folder in the project's
 * @param source name of the volume on the engine it comes from, or path on its host
 * @param owners services that mount it
 * @param files number of files, folders and links
 * @param bytes bytes of all contents
 * @param live whether it changed while it was copied, so that it may not hold together
 */
public record DataRecord(
    String folder,
    DataSet.Kind kind,
    String key,
    String source,
    List<String> owners,
    long files,
    long bytes,
    boolean live) {

  /** What the user calls it: the key of a volume, or the path of a folder with ./ in front. */
  public String label() {
    return kind == DataSet.Kind.VOLUME || key.equals(".") ? key : "./" + key;
  }

  /** Such as {@code volume data}, for a person. */
  @Override
  public String toString() {
    return (kind == DataSet.Kind.VOLUME ? "volume " : "folder ") + key;
  }
}
