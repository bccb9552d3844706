package compose.orchestrator.loader.source;

import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The local copy of a project in a registry. */
final class OciCopy {

  /** Between documents, as docker compose writes it. */
  private static final String SEPARATOR = "\n---\n";

  private static final byte[] DOCUMENT = "---\n".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_FILE = 16 << 20;

  private final Path cache;
  private final Path folder;
  private final OciFiles files;

  OciCopy(Path cache, String name, OciFiles files) {
    this.cache = cache;
    this.folder = cache.resolve(name);
    this.files = files;
  }

  /** The file that the project begins with. */
  Path main() {
    return folder.resolve(OciFiles.MAIN);
  }

  /** Whether all files are there, and what they should be: others write to the folder, too. */
  boolean isWhole() throws IOException {
    for (Map.Entry<String, List<Descriptor>> file : files.parts().entrySet()) {
      Path path = folder.resolve(file.getKey());
      boolean consists =
          Files.isRegularFile(path) && consistsOf(Files.readAllBytes(path), file.getValue());
      if (!consists) {
        return false;
      }
    }
    return true;
  }

  private static boolean consistsOf(byte[] content, List<Descriptor> parts) {
    int at = 0;
    for (Descriptor part : parts) {
      int start = start(content, at, part);
      if (start < 0) {
        return false;
      }
      at = start + (int) part.size();
    }
    return at == content.length;
  }

  /** Where a part begins after what may separate it from the one before, or -1. */
  private static int start(byte[] content, int at, Descriptor part) {
    for (String before : List.of("", SEPARATOR, "\n")) {
      int start = at + before.length();
      byte[] separator = before.getBytes(StandardCharsets.UTF_8);
      boolean separated =
          start <= content.length && Arrays.equals(content, at, start, separator, 0, start - at);
      if (separated && isPart(content, start, part)) {
        return start;
      }
    }
    return -1;
  }

  private static boolean isPart(byte[] content, int start, Descriptor part) {
    long end = start + part.size();
    return end <= content.length
        && part.digest().matches(Arrays.copyOfRange(content, start, (int) end));
  }

  /** Fetches the files. The folder is there with all of them, or not at all. */
  void fetch(Repository repository) throws IOException {
    Files.createDirectories(cache);
    Path unfinished = Files.createTempDirectory(cache, "fetching-");
    for (Map.Entry<String, List<Descriptor>> file : files.parts().entrySet()) {
      Files.write(unfinished.resolve(file.getKey()), content(repository, file.getValue()));
    }
    if (Files.isDirectory(folder)) {
      repair(unfinished);
    } else {
      Files.move(unfinished, folder);
    }
  }

  private void repair(Path unfinished) throws IOException {
    for (String name : files.parts().keySet()) {
      Files.move(
          unfinished.resolve(name),
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(unfinished);
  }

  /** Compose files are documents, one after the other. */
  private byte[] content(Repository repository, List<Descriptor> parts) throws IOException {
    var content = new ByteArrayOutputStream();
    for (Descriptor part : parts) {
      byte[] bytes = repository.blob(part, LONGEST_FILE);
      boolean document = part.mediaType().equals(ComposeArtifact.FILE);
      if (document && !part.equals(files.first())) {
        String before = startsDocument(bytes) ? "\n" : SEPARATOR;
        content.write(before.getBytes(StandardCharsets.UTF_8));
      }
      content.write(bytes);
    }
    return content.toByteArray();
  }

  private static boolean startsDocument(byte[] bytes) {
    return bytes.length >= DOCUMENT.length
        && Arrays.equals(DOCUMENT, 0, DOCUMENT.length, bytes, 0, DOCUMENT.length);
  }
}
