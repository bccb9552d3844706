package compose.orchestrator.engine;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The files of containers, running or not, as archives. */
public interface ContainerFiles {

  /**
   * Unpacks a tar archive into a folder of a container ({@code PUT /containers/ID/archive}).
   *
   * @param folder absolute path in the container; must be there
   */
  void unpack(String container, String folder, ArchiveContent archive);

  /**
   * Likewise, where a folder must not become a file or the other way round.
   *
   * @param owned whether the files become those of the container's user
   */
  void place(String container, String folder, boolean owned, ArchiveContent archive);

  /** What is at a path of a container, or null where nothing is. */
  @Nullable PathInContainer pathIn(String container, String path);

  /**
   * Reads a file or folder of a container as a tar archive, whose names start with the last part of
   * the path ({@code GET /containers/ID/archive}).
   *
   * @return what the reader made of it
   */
  <T> T pack(String container, String path, ArchiveReader<T> reader);

  /**
   * Writes all files of a container as a tar archive ({@code GET /containers/ID/export}); what is
   * in volumes is not among them.
   */
  void export(String container, OutputStream archive);

  /** Makes an image from a container and returns its id ({@code POST /commit}). */
  String commit(String container, CommitRequest request);
}
