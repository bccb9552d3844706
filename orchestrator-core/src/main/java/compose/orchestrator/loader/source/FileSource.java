package compose.orchestrator.loader.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a project names: files, and standard input for the file {@code -}. */
public final class FileSource {

  private final Supplier<byte[]> standardInput;
  private final Set<Path> read = new LinkedHashSet<>();

  /** Standard input is read only where it is asked for. */
  public FileSource(Supplier<byte[]> standardInput) {
    this.standardInput = standardInput;
  }

  /** A file's content without change. */
  public byte[] bytes(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    read.add(file);
    return content;
  }

  /**
   * A file as text.
   *
   * @throws CharacterCodingException where it is not UTF-8
   */
  public String text(Path file) throws IOException {
    return decode(bytes(file));
  }

  /** The files that were read so far, in order. */
  public List<Path> read() {
    return List.copyOf(read);
  }

  /** Standard input as text. */
  public String standardInput() throws IOException {
    try {
      return decode(standardInput.get());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Whether there is a file or folder. */
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  /** Whether there is a folder. */
  public boolean isFolder(Path file) {
    return Files.isDirectory(file);
  }

  /** A path with its first symbolic link followed; the same path where it has none. */
  public String withoutLinks(String path) {
    Path whole = Path.of(path);
    Path part = whole.getRoot();
    if (part == null) {
      return path;
    }
    for (Path name : whole) {
      part = part.resolve(name);
      if (Files.isSymbolicLink(part)) {
        Path followed = followed(part);
        return followed == null ? path : followed.resolve(part.relativize(whole)).toString();
      }
    }
    return path;
  }

  private static @Nullable Path followed(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      return null;
    }
  }
}
