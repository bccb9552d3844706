package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.files.IgnoreRules;
import compose.orchestrator.files.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files a build needs, as an archive: in order of their names, without what is ignored. */
final class BuildContext {
  /** The name under which a Dockerfile travels that is no file of the context. */
  private static final String FOREIGN_DOCKERFILE = ".dockerfile.compose";

  private final Path folder;
  private final String dockerfile;
  private final byte @Nullable [] foreignDockerfile;
  private final IgnoreRules rules;

  private BuildContext(
      Path folder, String dockerfile, byte @Nullable [] foreign, IgnoreRules rules) {
    this.folder = folder;
    this.dockerfile = dockerfile;
    this.foreignDockerfile = foreign;
    this.rules = rules;
  }

  /**
   * Prepares a context.
   *
   * @param dockerfile path of the Dockerfile, or null for the usual one
   * @param inline the Dockerfile itself, or null
   */
  static BuildContext of(Path folder, @Nullable String dockerfile, @Nullable String inline) {
    Path file = folder.resolve(dockerfile == null ? "Dockerfile" : dockerfile).normalize();
    try {
      if (inline != null) {
        byte[] content = inline.getBytes(StandardCharsets.UTF_8);
        return new BuildContext(
            folder, FOREIGN_DOCKERFILE, content, IgnoreRules.ofContext(folder, null));
      }
      if (file.startsWith(folder.normalize()) && Files.exists(file)) {
        String name = slashes(folder.normalize().relativize(file));
        return new BuildContext(folder, name, null, IgnoreRules.ofContext(folder, file));
      }
      byte[] content = Files.readAllBytes(file);
      return new BuildContext(
          folder, FOREIGN_DOCKERFILE, content, IgnoreRules.ofContext(folder, file));
    } catch (NoSuchFileException _) {
      throw new UsageException(
          "dockerfile-missing",
          "there is no Dockerfile at " + file,
          "make it, or say where it is: build.dockerfile");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UsageException unreadable(Path file, IOException e) {
    return new UsageException(
        "unreadable-build-context",
        "cannot read " + file + ": " + e.getMessage(),
        "correct its rights, or leave it out by .dockerignore");
  }

  /** The Dockerfile's name within the archive. */
  String dockerfile() {
    return dockerfile;
  }

  void writeTo(OutputStream output) throws IOException {
    var archive = new TarWriter(output);
    addFolder(archive, folder);
    if (foreignDockerfile != null) {
      archive.add(dockerfile, foreignDockerfile, 0644, 0, 0);
    }
    archive.finish();
  }

  private void addFolder(TarWriter archive, Path parent) throws IOException {
    List<Path> children = new ArrayList<>();
    try (Stream<Path> entries = Files.list(parent)) {
      entries.forEach(children::add);
    }
    children.sort(null);
    for (Path child : children) {
      String name = slashes(folder.relativize(child));
      boolean ignored = rules.ignores(name) && !isNeededByEngine(name);
      boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
      if (!ignored) {
        archive.add(child, name);
      }
      if (isFolder && (!ignored || rules.mayTakeBack())) {
        addFolder(archive, child);
      }
    }
  }

  /** The engine reads these itself and leaves them out of the build where they are ignored. */
  private boolean isNeededByEngine(String name) {
    return name.equals(dockerfile) || name.equals(".dockerignore");
  }

  private static String slashes(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
