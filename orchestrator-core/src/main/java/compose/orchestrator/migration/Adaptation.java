package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.loader.ProjectListing;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project as it will be on the target's host: in its folder there, with its variables, and
 * without those that only a shell here has.
 */
public final class Adaptation {

  /** Variables of every shell: what depends on them is the business of the other one. */
  private static final Set<String> OF_SHELL = Set.of("PWD", "HOME", "PATH", "USER", "SHELL");

  private final LoadRequest here;
  private final LoadedProject loaded;
  private final MigrationRequest request;
  private final Path staged;
  private final List<Change> changes = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private @Nullable Path override;

  private Adaptation(
      LoadRequest here, LoadedProject loaded, MigrationRequest request, Path staged) {
    this.here = here;
    this.loaded = loaded;
    this.request = request;
    this.staged = staged;
  }

  /**
   * Adapts a project.
   *
   * @param here how it is loaded here
   * @param loaded what that gave
   * @param staged an empty folder for files that are read again
   * @throws UsageException where it cannot be moved as it is called here
   */
  public static TargetProject of(
      LoadRequest here, LoadedProject loaded, MigrationRequest request, Path staged) {
    return new Adaptation(here, loaded, request, staged).adapt();
  }

  private TargetProject adapt() {
    checkPlaces();
    fromShell();
    request
        .variables()
        .forEach((name, value) -> set(name, loaded.environment().get(name), value, "--set"));
    Project project = load(LoadOptions.STANDARD).project();
    String text = new OverrideFile(project, request, changes).text();
    if (!text.isEmpty()) {
      override = write(OverrideFile.NAME, text);
      files.put(OverrideFile.NAME, text);
    }
    namesOfProject();
    LoadedProject there = load(LoadOptions.STANDARD);
    unusedRules();
    return new TargetProject(
        relocated(there),
        Map.copyOf(files),
        List.copyOf(changes),
        probes(),
        sources(),
        List.copyOf(findings));
  }

  /** All that is read must lie in the one folder that is moved. */
  private void checkPlaces() {
    Path folder = loaded.workingDirectory();
    Path first = loaded.files().getFirst();
    if (first.toString().equals("-")) {
      throw new UsageException(
          "no-file", "a project from standard input has no files to move", "save it in a file");
    }
    if (!folder.equals(first.getParent())) {
      throw new UsageException(
          "folder-apart",
          "relative paths start from " + folder + ", but the Compose file is " + first,
          "move the file there: on the target's host nothing tells of the other folder");
    }
    var outside = new TreeSet<Path>(sources());
    outside.removeIf(path -> path.normalize().startsWith(folder));
    if (!outside.isEmpty()) {
      throw new UsageException(
          "file-outside",
          outside.first() + " belongs to the project and is outside of its folder " + folder,
          "move or copy it there: the folder is what is moved");
    }
  }

  /** Files that say what the project is. */
  private Set<Path> sources() {
    var sources = new TreeSet<Path>(loaded.sources());
    for (Collection<FileObject> objects :
        List.of(loaded.project().configs().values(), loaded.project().secrets().values())) {
      for (FileObject object : objects) {
        if (object.file() != null) {
          sources.add(Path.of(object.file()));
        }
      }
    }
    return sources;
  }

  /** What only this shell knows has to be written down for the other one. */
  private void fromShell() {
    var listing =
        new ProjectListing(
            Loader.load(here.withOptions(LoadOptions.PRINTED.withInterpolate(false))));
    var names = new TreeSet<String>(listing.variables().keySet());
    Project project = loaded.project();
    for (Map<String, FileObject> objects : List.of(project.configs(), project.secrets())) {
      objects.values().forEach(object -> names.add(Objects.toString(object.environment(), "")));
    }
    Map<String, String> written = Loader.environment(withoutShell(here));
    for (String name : names) {
      fromShell(name, written);
    }
    Project there = load(LoadOptions.STANDARD).project();
    for (Service service : project.services().values()) {
      Service other = there.services().get(service.name());
      service
          .process()
          .environment()
          .forEach((name, value) -> {
            boolean same =
                other != null && Objects.equals(other.process().environment().get(name), value);
            if (!same && value != null && value.equals(here.environment().get(name))) {
              fromShell(name, written);
            }
          });
    }
  }

  private void fromShell(String name, Map<String, String> written) {
    String value = here.environment().get(name);
    if (value != null && !OF_SHELL.contains(name) && !value.equals(written.get(name))) {
      set(name, written.get(name), value, "a variable of this shell");
    }
  }

  private static LoadRequest withoutShell(LoadRequest request) {
    return LoadRequest.of(request.workingDirectory(), Map.of())
        .withStandardInput(request.standardInput())
        .withFiles(request.files())
        .withProject(request.projectDirectory(), request.projectName())
        .withEnvironmentFiles(request.environmentFiles())
        .withProfiles(request.profiles())
        .withServices(request.services())
        .withOptions(request.options())
        .withRegistries(request.registries());
  }

  private void set(String name, @Nullable String from, String to, String why) {
    variables.put(name, to);
    changes.add(new Change(name, Objects.toString(from, ""), to, why));
  }

  /** A call without any option there finds the same files, name and profiles. */
  private void namesOfProject() {
    var plain = there().withEnvironmentFiles(List.of(stagedVariables().toString()));
    var paths = new ArrayList<String>();
    loaded.files().forEach(file -> paths.add(relative(file)));
    boolean found = override == null && Loader.load(plain).files().equals(loaded.files());
    if (!found) {
      if (override != null) {
        paths.add(OverrideFile.NAME);
      }
      set("COMPOSE_FILE", null, String.join(":", paths), "so that all files are found");
    }
    LoadedProject there = load(LoadOptions.STANDARD);
    if (!there.name().equals(loaded.name()) || request.folder() != null) {
      nameOfFolder();
    }
    if (!there.profiles().equals(loaded.profiles())) {
      set("COMPOSE_PROFILES", null, String.join(",", loaded.profiles()), "as here");
    }
  }

  /** Another folder would give the project another name. */
  private void nameOfFolder() {
    if (!variables.containsKey("COMPOSE_PROJECT_NAME")) {
      set("COMPOSE_PROJECT_NAME", null, loaded.name(), "the name it has here");
    }
  }

  private String relative(Path file) {
    return loaded.workingDirectory().relativize(file).toString();
  }

  private LoadedProject load(LoadOptions options) {
    var names = new ArrayList<String>();
    loaded.files().forEach(file -> names.add(file.toString()));
    if (override != null) {
      names.add(override.toString());
    }
    return Loader.load(
        there()
            .withFiles(names)
            .withProjectDirectory(loaded.workingDirectory().toString())
            .withEnvironmentFiles(List.of(stagedVariables().toString()))
            .withOptions(options));
  }

  private LoadRequest there() {
    return LoadRequest.of(loaded.workingDirectory(), shell())
        .withStandardInput(here.standardInput())
        .withRegistries(here.registries());
  }

  private Map<String, String> shell() {
    var shell = new TreeMap<String, String>();
    for (String name : List.of("HOME", "PATH", "USER")) {
      if (here.environment().containsKey(name)) {
        shell.put(name, Objects.requireNonNull(here.environment().get(name)));
      }
    }
    shell.put("PWD", loaded.workingDirectory().toString());
    return shell;
  }

  /** Variables as they are there, in the folder for such files. */
  private Path stagedVariables() {
    String before = written();
    String text = variables.isEmpty() ? before : VariableFile.with(before, variables);
    if (!variables.isEmpty() || !environmentFiles().isEmpty()) {
      files.put(VariableFile.NAME, text);
    }
    return write(VariableFile.NAME, text);
  }

  private String written() {
    List<String> named = environmentFiles();
    List<String> names = named.isEmpty() ? List.of(VariableFile.NAME) : named;
    var text = new StringBuilder();
    for (String name : names) {
      Path file =
          (named.isEmpty() ? loaded.workingDirectory() : here.workingDirectory()).resolve(name);
      if (Files.isRegularFile(file)) {
        text.append(read(file));
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n");
      }
    }
    return text.toString();
  }

  private List<String> environmentFiles() {
    return loaded.environmentFiles();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(
          "not-read", "cannot read " + file + ": " + e.getMessage(), "see who may read it");
    }
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(staged.resolve(name), text);
    } catch (IOException e) {
      throw new UsageException(
          "not-written", "cannot write to " + staged + ": " + e.getMessage(), "make room there");
    }
  }

  private void unusedRules() {
    for (String port : request.ports().keySet()) {
      if (changed(OverrideFile.MAP_PORT).noneMatch(port::equals)) {
        unused(
            "no-such-port", OverrideFile.MAP_PORT, port, "no service publishes that port", "ports");
      }
    }
    for (String path : request.paths().keySet()) {
      if (changed(OverrideFile.MAP_PATH).noneMatch(at -> MigrationRequest.isBelow(at, path))) {
        unused(
            "no-such-path",
            OverrideFile.MAP_PATH,
            path,
            "no service mounts it from here",
            "mounts");
      }
    }
  }

  private Stream<String> changed(String option) {
    return changes.stream().filter(change -> change.why().equals(option)).map(Change::from);
  }

  private void unused(String code, String option, String rule, String what, String shown) {
    findings.add(
        Diagnostic.error(
            code,
            option + " " + rule + "=…: " + what,
            "'orchestrator config' shows the " + shown + " of services",
            null));
  }

  private Project relocated(LoadedProject there) {
    String from = loaded.workingDirectory().toString();
    String to = Objects.requireNonNullElse(request.folder(), from);
    var relocation = new Relocation(from, to);
    var configFiles = new ArrayList<String>();
    for (Path file : there.files()) {
      configFiles.add(
          file.equals(override) ? to + "/" + OverrideFile.NAME : relocation.path(file.toString()));
    }
    Project project = there.project();
    return Project.of(
        relocation.project(project.tree()),
        new ProjectOrigin(
            to,
            configFiles,
            List.of(),
            project.origin().disabledServices(),
            project.origin().environment()));
  }

  private Map<String, List<String>> probes() {
    Attributes services = Attributes.of("", load(LoadOptions.PRINTED).tree()).of("services");
    var probes = new TreeMap<String, List<String>>();
    for (String name : loaded.project().services().keySet()) {
      Attributes extension = services.of(name).of("x-orchestrator");
      List<String> words = extension.strings("probe");
      String line = extension.string("probe");
      if (!words.isEmpty() || line != null) {
        probes.put(name, words.isEmpty() ? List.of("sh", "-c", String.valueOf(line)) : words);
      }
    }
    return probes;
  }
}
