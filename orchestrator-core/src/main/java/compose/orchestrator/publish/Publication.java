package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.NamedFile;
import compose.orchestrator.loader.NamedFiles;
import compose.orchestrator.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of a project goes into a registry: its Compose files as they are written, those that they
 * take services from, and their env files. Files beside the first ones get names that say nothing
 * of this machine's folders. Equal projects make equal publications.
 */
public final class Publication {

  private final LoadedProject project;
  private final boolean withEnvironment;
  private final List<PublishedFile> files = new ArrayList<>();
  private final List<NamedFile> named = new ArrayList<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> environmentFiles = new LinkedHashSet<>();

  private Publication(LoadedProject project, boolean withEnvironment) {
    this.project = project;
    this.withEnvironment = withEnvironment;
  }

  /**
   * Decides what is published. Reads files, sends nothing.
   *
   * @param withEnvironment whether env files are part of it
   * @throws UsageException where a file cannot be read
   * @throws compose.orchestrator.diagnostic.InvalidProjectException where a name that must change
   *     is written in a way that cannot be changed
   */
  public static Publication of(LoadedProject project, boolean withEnvironment) {
    var publication = new Publication(project, withEnvironment);
    publication.addComposeFiles();
    publication.addEnvironmentFiles();
    return publication;
  }

  /** With a file that names images by digest, laid over the others. */
  public Publication withImageDigests(String yaml) {
    files.add(PublishedFile.compose("image digests", "image-digests.yaml", yaml));
    return this;
  }

  /** The files, in the order in which they are laid over each other. */
  public List<PublishedFile> files() {
    return List.copyOf(files);
  }

  /** Where its Compose files name other files of this machine. */
  List<NamedFile> named() {
    return List.copyOf(named);
  }

  private void addComposeFiles() {
    var extended = new ArrayDeque<String>();
    for (Path file : project.files()) {
      if (file.equals(Path.of("-"))) {
        throw new UsageException(
            "no-file",
            "a project from standard input has no files to publish",
            "save it in a file");
      }
      String text = text(file, project.workingDirectory(), extended);
      files.add(PublishedFile.compose(shown(file), fileName(file), text));
    }
    while (!extended.isEmpty()) {
      Path file = Path.of(extended.remove());
      String text = text(file, Objects.requireNonNull(file.getParent()), extended);
      files.add(PublishedFile.extended(shown(file), name(file), text));
    }
  }

  private static String fileName(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  /** A Compose file's text with new names for the files that it names. */
  private String text(Path file, Path folder, ArrayDeque<String> extended) {
    String text = read(file);
    List<NamedFile> found = NamedFiles.in(text, shown(file), folder, project.environment());
    for (NamedFile one : found) {
      boolean there = Files.isRegularFile(Path.of(one.path()));
      if (there && one.kind() == NamedFile.Kind.EXTENDED && isNew(one, ".yaml")) {
        extended.add(one.path());
      } else if (there && one.kind() == NamedFile.Kind.ENVIRONMENT && withEnvironment) {
        isNew(one, ".env");
        environmentFiles.add(one.path());
      }
    }
    named.addAll(found);
    return new Renaming(text).apply(found, names);
  }

  /** Whether a file has not been named before; it is then given a name for the artifact. */
  private boolean isNew(NamedFile file, String ending) {
    String relative = project.workingDirectory().relativize(Path.of(file.path())).toString();
    String hash = Digest.of(relative.getBytes(StandardCharsets.UTF_8)).hex();
    return names.putIfAbsent(file.path(), hash + ending) == null;
  }

  private String name(Path file) {
    return Objects.requireNonNull(names.get(file.toString()));
  }

  private void addEnvironmentFiles() {
    for (String file : environmentFiles) {
      String text = read(Path.of(file));
      files.add(PublishedFile.environment(shown(Path.of(file)), name(Path.of(file)), text));
    }
  }

  private String shown(Path file) {
    return file.startsWith(project.workingDirectory())
        ? project.workingDirectory().relativize(file).toString()
        : file.toString();
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new UsageException("unreadable-file", "cannot read " + file + ": " + e, "");
    }
  }
}
