package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the files of a bundle's project into a folder. Nothing is written outside, or over others.
 */
public final class ProjectFileRestore {

  private final BundleFile bundle;
  private final Path folder;

  /** Into a folder, which is made if it is not there. */
  public ProjectFileRestore(BundleFile bundle, Path folder) {
    this.bundle = bundle;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes the files; those that are there as they should be stay.
   *
   * @throws UsageException if others are there or a file cannot be written; in the first case
   *     nothing is written
   */
  public void write() {
    Map<Path, String> wanted = new LinkedHashMap<>();
    for (String path : bundle.manifest().projectFiles()) {
      wanted.put(place(path), Names.PROJECT + path);
    }
    if (!bundle.manifest().projectFiles().containsAll(bundle.manifest().configFiles())) {
      throw DamagedBundle.of("the bundle names Compose files that are not in it");
    }
    try {
      for (Map.Entry<Path, String> file : wanted.entrySet()) {
        refuseOthers(file.getKey(), bundle.bytes(file.getValue()));
      }
      for (Map.Entry<Path, String> file : wanted.entrySet()) {
        write(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UsageException(
          "not-written",
          "cannot write the project to " + folder + ": " + e.getMessage(),
          "name another folder with --project-directory");
    }
  }

  private Path place(String path) {
    Path place = folder;
    for (String part : Names.parts(path)) {
      if (Files.isSymbolicLink(place) && !place.equals(folder)) {
        throw new UsageException(
            "leads-outside",
            place + " is a link: what is restored there would be somewhere else",
            "name another folder with --project-directory");
      }
      place = place.resolve(part);
    }
    return place;
  }

  private static void refuseOthers(Path place, byte[] content) throws IOException {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
            && Arrays.equals(Files.readAllBytes(place), content))) {
      throw new UsageException(
          "file-present",
          place + " is there already, and another file than in the bundle; nothing was written",
          "move it away, or name another folder with --project-directory");
    }
  }

  private void write(Path place, String entry) throws IOException {
    Path parent = place.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.exists(place)) {
      Files.write(place, bundle.bytes(entry));
      Files.setAttribute(place, "unix:mode", bundle.mode(entry));
    }
  }
}
