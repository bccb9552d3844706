package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.files.TarWriter;
import compose.orchestrator.model.Project;
import compose.orchestrator.transfer.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Files of the project's folder that are other on the target's host. */
final class FolderFiles {

  private static final int PERMISSIONS = 0777;

  /** Variables may be passwords. */
  private static final int OF_OWNER = 0600;

  private final Project project;
  private final TargetProject there;

  FolderFiles(Project project, TargetProject there) {
    this.project = project;
    this.there = there;
  }

  /** Their paths, as a transfer of the folder knows them. */
  Set<String> paths() {
    var paths = new TreeSet<String>();
    there.files().keySet().forEach(name -> paths.add("./" + name));
    return paths;
  }

  /** Writes them over what was copied. */
  void writeTo(Side folder) {
    if (there.files().isEmpty()) {
      return;
    }
    var archive = new ByteArrayOutputStream();
    try {
      var tar = new TarWriter(archive);
      for (Map.Entry<String, String> file : there.files().entrySet()) {
        add(tar, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      tar.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.unpack(new ByteArrayInputStream(archive.toByteArray()), () -> {});
  }

  /** With owner and rights of the file that it is instead of, or of the first Compose file. */
  private void add(TarWriter tar, String name, byte[] content) throws IOException {
    Path present = Path.of(project.origin().workingDirectory(), name);
    boolean there = Files.isRegularFile(present);
    Path like = there ? present : Path.of(project.origin().configFiles().getFirst());
    int mode = number(like, "mode") & PERMISSIONS;
    boolean secret = !there && name.equals(VariableFile.NAME);
    tar.add(name, content, secret ? OF_OWNER : mode, number(like, "uid"), number(like, "gid"));
  }

  private static int number(Path file, String attribute) {
    try {
      return (Integer) Files.getAttribute(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UsageException(
          "not-read", "cannot read " + file + ": " + e.getMessage(), "see who may read it");
    }
  }
}
