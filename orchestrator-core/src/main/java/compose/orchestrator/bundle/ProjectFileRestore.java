package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final String VARIABLES = ".env";

  private final Path folder;
  private final String name;

  /**
   * Into a folder, which is made if it is not there.
   *
   * @param name the project's name there
   */
  public ProjectFileRestore(BundleFile bundle, Path folder, String name) {
    this.bundle = bundle;
    this.folder = folder.toAbsolutePath().normalize();
    this.name = name;
  }

  /** Gives the project its name where its files would give it another: in the folder's .env. */
  public void keepName() {
    Path variables = place(VARIABLES);
    if (Files.isSymbolicLink(variables)) {
      throw leadsOutside(variables);
    }
    try {
      byte[] before = Files.exists(variables) ? Files.readAllBytes(variables) : new byte[0];
      Files.write(variables, named(before));
    } catch (IOException e) {
      throw new UsageException(
          "not-written", "cannot write " + variables + ": " + e.getMessage(), "see who may");
    }
  }

  private byte[] named(byte[] before) {
    String text = new String(before, StandardCharsets.ISO_8859_1);
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    String lines = "# Added by 'orchestrator restore'\nCOMPOSE_PROJECT_NAME=" + name + "\n";
    return (text + end + lines).getBytes(StandardCharsets.ISO_8859_1);
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

  private static UsageException leadsOutside(Path place) {
    return new UsageException(
        "leads-outside",
        place + " is a link: what is restored there would be somewhere else",
        "name another folder with --project-directory");
  }

  private Path place(String path) {
    Path place = folder;
    for (String part : Names.parts(path)) {
      if (Files.isSymbolicLink(place) && !place.equals(folder)) {
        throw leadsOutside(place);
      }
      place = place.resolve(part);
    }
    return place;
  }

  private void refuseOthers(Path place, byte[] content) throws IOException {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && isSame(place, content))) {
      throw new UsageException(
          "file-present",
          place + " is there already, and another file than in the bundle; nothing was written",
          "move it away, or name another folder with --project-directory");
    }
  }

  /** As it was saved, or as an earlier restore has left it. */
  private boolean isSame(Path place, byte[] content) throws IOException {
    byte[] present = Files.readAllBytes(place);
    return Arrays.equals(present, content)
        || (place.equals(folder.resolve(VARIABLES)) && Arrays.equals(present, named(content)));
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
