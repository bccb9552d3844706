package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.source.FileSource;
import compose.orchestrator.loader.source.OciSource;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns Compose files into one canonical tree. The passes, in order: environment, files, name; for
 * each file interpolation, extends, include, merge, schema, short forms; then defaults, checks,
 * paths; for the whole project normalisation, canonical form, profiles, consistency, env files and
 * selection.
 */
public final class Loader {

  private static final String NAME_VARIABLE = "COMPOSE_PROJECT_NAME";

  private final LoadRequest request;
  private final LoadContext context;
  private final Findings findings = new Findings();
  private final Consumer<String> named;

  private Loader(LoadRequest request, LoadListener listener) {
    this(request, listener, _ -> {});
  }

  private Loader(LoadRequest request, LoadListener listener, Consumer<String> named) {
    this.request = request;
    this.named = named;
    this.context =
        new LoadContext(
            new FileSource(request.standardInput()),
            findings,
            listener,
            request.options(),
            request.workingDirectory(),
            request.environment(),
            new OciSource(request.registries(), request.environment()));
  }

  /**
   * Loads a project.
   *
   * @throws InvalidProjectException where its files are wrong, with everything that was found
   * @throws UsageException where the request names a service that is not there
   */
  public static LoadedProject load(LoadRequest request) {
    return new Loader(request, LoadListener.NONE).load();
  }

  /**
   * Loads a project.
   *
   * @param named hears the project's name as soon as it is known, long before the rest
   * @throws InvalidProjectException where its files are wrong, with everything that was found
   * @throws UsageException where the request names a service that is not there
   */
  public static LoadedProject load(LoadRequest request, Consumer<String> named) {
    return new Loader(request, LoadListener.NONE, named).load();
  }

  /**
   * Loads a project and remembers where its values come from.
   *
   * @throws InvalidProjectException where its files are wrong, with everything that was found
   * @throws UsageException where the request names a service that is not there
   */
  public static LoadedProject load(LoadRequest request, Origins origins) {
    return new Loader(request, origins.listener()).load();
  }

  /**
   * The variables that a project in the request's project directory can use, without its files.
   *
   * @throws InvalidProjectException where an env file is wrong or missing
   */
  public static Map<String, String> environment(LoadRequest request) {
    var loader = new Loader(request, LoadListener.NONE);
    var environment = new ProjectEnvironment(request, loader.context);
    var files = new ProjectFiles(request, loader.context);
    Path folder = files.projectDirectory();
    environment.complete(files, folder == null ? request.workingDirectory() : folder);
    loader.findings.throwIfErrors();
    return environment.values();
  }

  /**
   * The variables that count before any Compose file is read: those of the request and of the env
   * files that it names or that lie beside its first file. What is wrong is for who loads the
   * project to tell.
   */
  public static Map<String, String> earlyEnvironment(LoadRequest request) {
    var loader = new Loader(request, LoadListener.NONE);
    var environment = new ProjectEnvironment(request, loader.context);
    for (String file : request.files()) {
      if (Resources.isRemote(file)) {
        return environment.values();
      }
    }
    var files = new ProjectFiles(request, loader.context);
    Path given = files.projectDirectory();
    try {
      environment.complete(files, given == null ? loader.usualFolder(files) : given);
    } catch (InvalidProjectException _) {
      // Told when the project is loaded.
    }
    return environment.values();
  }

  private LoadedProject load() {
    var environment = new ProjectEnvironment(request, context);
    var files = new ProjectFiles(request, context);
    Path given = files.projectDirectory();
    environment.complete(files, given == null ? usualFolder(files) : given);
    List<ComposeFile> composeFiles = files.composeFiles(environment.values());
    if (composeFiles.isEmpty()) {
      throw withoutFile(given);
    }
    Path folder = files.folder(composeFiles);
    environment.complete(files, folder);
    Map<String, String> values =
        request.options().interpolate() ? environment.values() : new HashMap<>();
    Path base = ProjectFiles.base(composeFiles, folder);
    var model = new Model(composeFiles, base, base.toString(), values, List.of());
    var reader = new ModelReader(context, model);
    String name =
        new ProjectName(request, context).decide(environment.values(), reader.documents(), folder);
    named.accept(name);
    values.put(NAME_VARIABLE, name);
    environment.values().put(NAME_VARIABLE, name);
    Mapping tree = reader.read(request.options().resolvePaths());
    return project(tree, name, model, environment);
  }

  private InvalidProjectException withoutFile(@Nullable Path given) {
    Path folder = given == null ? request.workingDirectory() : given;
    boolean there = given == null || context.files().isFolder(given);
    return findings.fatal(
        "no-compose-file",
        "no Compose file found in "
            + folder
            + " or any folder above"
            + (there ? "" : ": the folder of --project-directory is not there"),
        there
            ? "Create compose.yaml there, or name a file with -f."
            : "Give a folder that is there, or name a file with -f.",
        null);
  }

  private Path usualFolder(ProjectFiles files) {
    return request.files().isEmpty()
        ? request.workingDirectory()
        : files.folder(files.composeFiles(Map.of()));
  }

  private LoadedProject project(
      Mapping tree, String name, Model model, ProjectEnvironment environment) {
    if (tree.entries().isEmpty() && !findings.hasErrors()) {
      throw findings.fatal(
          "empty-file", "the Compose file is empty", "Add services.", tree.location());
    }
    Mapping normal =
        request.options().normalize() ? new Normalize(name, model.environment()).file(tree) : tree;
    List<String> profiles = environment.profiles();
    Selection.Parted services =
        new Selection.Parted(Mapping.empty(tree.location()), Mapping.empty(tree.location()));
    if (request.options().interpolate()) {
      Mapping scaled = request.options().checkConsistency() ? Scale.file(normal) : normal;
      Mapping canonical =
          new Canonical(request.options().keepExtensions(), findings).file(named(scaled, name));
      services = services(canonical, profiles, model.environment());
      Mapping selected = new MappingBuilder(canonical).put("services", services.enabled()).build();
      Mapping bases = BuildBases.of(services.enabled(), services.disabled());
      normal = request.options().keepUnused() ? selected : Selection.used(selected, bases);
    }
    findings.throwIfErrors();
    return new LoadedProject(
        normal,
        name,
        model.folder(),
        paths(model),
        environment.named(),
        Map.copyOf(environment.values()),
        profiles,
        services.disabled(),
        context.files().read(),
        findings.warnings());
  }

  private static List<Path> paths(Model model) {
    var paths = new ArrayList<Path>();
    for (ComposeFile file : model.files()) {
      paths.add(file.path());
    }
    return paths;
  }

  private static Mapping named(Mapping tree, String name) {
    return name.equals(Values.text(tree.get("name")))
        ? tree
        : new MappingBuilder(tree).put("name", Scalar.of(name, tree.location())).build();
  }

  private Selection.Parted services(
      Mapping tree, List<String> profiles, Map<String, String> environment) {
    Selection.Parted parted = Selection.byProfiles(Values.mapping(tree, "services"), profiles);
    if (request.options().checkConsistency()) {
      Mapping active = new MappingBuilder(tree).put("services", parted.enabled()).build();
      new Consistency(active, parted.disabled(), findings).check();
    }
    parted = Selection.enabling(parted, request.services(), profiles);
    var files = new EnvironmentFiles(context);
    Mapping enabled = parted.enabled();
    enabled =
        request.options().resolveEnvironment()
            ? files.variables(enabled, environment)
            : EnvironmentFiles.printed(enabled);
    enabled = files.labels(enabled);
    findings.throwIfErrors();
    return Selection.named(
        new Selection.Parted(enabled, parted.disabled()),
        request.services(),
        request.options().withDependencies(),
        findings);
  }
}
