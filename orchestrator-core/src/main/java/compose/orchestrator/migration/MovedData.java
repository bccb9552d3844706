package compose.orchestrator.migration;

import compose.orchestrator.transfer.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * A data set that is moved.
 *
 * @param source what holds it here
 * @param target name of the volume, or path of the folder, there; null for an anonymous volume,
 *     which gets its name there when its container is made
 * @param container name of the container whose anonymous volume it is, or null
 * @param destination where that is mounted in the container, or null
 * @param files number of files, folders and links, -1 where nobody looked
 * @param bytes bytes of all contents, -1 where nobody looked
 * @param scanMillis how long it took to look
 */
public record MovedData(
    DataSet source,
    @Nullable String target,
    @Nullable String container,
    @Nullable String destination,
    long files,
    long bytes,
    long scanMillis) {

  /** The same, looked at. */
  MovedData with(long countedFiles, long countedBytes, long millis) {
    return new MovedData(
        source, target, container, destination, countedFiles, countedBytes, millis);
  }

  /** Such as {@code volume shop_data}, for a person. */
  public String label() {
    return container == null
        ? source.toString()
        : "anonymous volume of " + container + " at " + destination;
  }

  /** What holds it there. */
  DataSet there(String name) {
    return new DataSet(source.kind(), name, source.owners());
  }
}
