package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.files.Digests;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.HostProbe;
import compose.orchestrator.transfer.HostProbe.At;
import compose.orchestrator.transfer.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine that a project is moved from, as far as its files matter: this one, or the one of an
 * engine elsewhere, which is then looked at by a helper. There, too, the project's folder must be
 * under the path that it has here, with the same files.
 */
final class SourceHost {

  private final boolean local;
  private final Set<String> addresses;
  private final Map<String, At> paths;
  private final List<Diagnostic> findings;

  private SourceHost(
      boolean local, Set<String> addresses, Map<String, At> paths, List<Diagnostic> findings) {
    this.local = local;
    this.addresses = addresses;
    this.paths = paths;
    this.findings = findings;
  }

  /**
   * Looks at it.
   *
   * @param files files that say what the project is
   * @param known names and addresses of this machine
   */
  static SourceHost of(
      EngineGateway engine, Project project, Collection<Path> files, Set<String> known) {
    return engine.isLocal()
        ? new SourceHost(true, known, Map.of(), List.of())
        : elsewhere(engine, project, files);
  }

  private static SourceHost elsewhere(
      EngineGateway engine, Project project, Collection<Path> files) {
    String folder = project.origin().workingDirectory();
    var mounted = new TreeSet<String>(Set.of(folder));
    var images = new TreeSet<String>();
    for (Service service : project.services().values()) {
      images.add(ImageReference.of(project.name(), service));
      for (Mount mount : service.storage().volumes()) {
        if (mount.type().equals("bind") && mount.source() != null) {
          mounted.add(Path.of(mount.source()).normalize().toString());
        }
      }
    }
    try (HostProbe probe = new Sides(engine, List.copyOf(images)).host()) {
      var addresses = new TreeSet<String>(probe.addresses());
      addresses.add(engine.host().name());
      Map<String, At> paths = probe.at(mounted);
      List<Diagnostic> findings =
          paths.get(folder) == At.FOLDER
              ? differences(files, probe.digests(files.stream().map(Path::toString).toList()))
              : List.of(folderElsewhere(folder));
      return new SourceHost(false, addresses, paths, findings);
    }
  }

  private static Diagnostic folderElsewhere(String folder) {
    return Diagnostic.error(
        "folder-elsewhere",
        "the project's engine is on another machine, which has no files in " + folder,
        "call the command in a copy of the project's folder that has the path it has there",
        null);
  }

  /** Files that are other there, or not there at all. */
  static List<Diagnostic> differences(Collection<Path> files, Map<String, String> there) {
    var findings = new ArrayList<Diagnostic>();
    for (Path file : files) {
      String digest = there.get(file.toString());
      if (!digest(file).equals(digest)) {
        findings.add(
            Diagnostic.error(
                "file-differs",
                file
                    + (digest == null
                        ? " is not on the machine of the project's engine"
                        : " is another file on the machine of the project's engine"),
                "bring the project's folder here up to date with the one there, or the other way",
                null));
      }
    }
    return findings;
  }

  private static String digest(Path file) {
    try {
      return Digests.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UsageException(
          "not-read", "cannot read " + file + ": " + e.getMessage(), "see who may read it");
    }
  }

  /** Whether it is the machine that this runs on. */
  boolean isLocal() {
    return local;
  }

  /** Names and addresses by which it is known. */
  Set<String> addresses() {
    return addresses;
  }

  /** What stands in the way of reading the project's files. */
  List<Diagnostic> findings() {
    return findings;
  }

  /** Whether there is a folder of that absolute path. */
  boolean isFolder(Path path) {
    At at = paths.getOrDefault(path.toString(), At.NOTHING);
    return local ? Files.isDirectory(path) : at == At.FOLDER || at == At.EMPTY;
  }
}
