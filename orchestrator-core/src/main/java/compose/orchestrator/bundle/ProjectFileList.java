package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The files that a project is made of, by their paths in its folder. */
final class ProjectFileList {

  private final Path folder;
  private final TreeMap<String, Path> files = new TreeMap<>();

  ProjectFileList(BackupRequest request, List<Path> mounted) {
    Project project = request.project();
    this.folder = Path.of(project.origin().workingDirectory());
    request.sources().forEach(this::add);
    mounted.forEach(this::add);
    addContents(project.configs().values());
    addContents(project.secrets().values());
  }

  private void addContents(Collection<FileObject> objects) {
    for (FileObject object : objects) {
      if (object.file() != null && Files.isRegularFile(Path.of(object.file()))) {
        add(Path.of(object.file()));
      }
    }
  }

  private void add(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!path.startsWith(folder)) {
      throw new UsageException(
          "file-outside",
          path + " belongs to the project and is outside of its folder " + folder,
          "move or copy it there: a bundle holds one folder");
    }
    files.put(folder.relativize(path).toString(), path);
  }

  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** Compose files in their order, as paths in the folder. */
  List<String> configFiles(Project project) {
    var paths = new ArrayList<String>();
    for (String file : project.origin().configFiles()) {
      paths.add(folder.relativize(Path.of(file)).toString());
    }
    return paths;
  }

  void writeTo(BundleWriter bundle) {
    files.forEach((path, file) -> {
      try {
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        bundle.add(Names.PROJECT + path, Files.readAllBytes(file), mode & 0777);
      } catch (IOException e) {
        throw new UsageException(
            "not-read", "cannot read " + file + ": " + e.getMessage(), "see who may read it");
      }
    });
  }
}
