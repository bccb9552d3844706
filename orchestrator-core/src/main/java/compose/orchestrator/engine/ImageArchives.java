package compose.orchestrator.engine;

import java.util.List;

/** Images on their way out of an engine and into it, as archives; and their names. */
public interface ImageArchives {

  /**
   * Reads images with all their layers as a tar archive ({@code GET /images/get}).
   *
   * @param references at least one; those with a tag keep it
   * @return what the reader made of it
   */
  <T> T save(List<String> references, ArchiveReader<T> reader);

  /** Puts the images of an archive on the engine ({@code POST /images/load}). */
  void load(ArchiveContent archive);

  /** Gives an image a further name ({@code POST /images/REF/tag}). */
  void tag(String image, String reference);
}
