package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.source.FileSource;
import compose.orchestrator.loader.source.OciSource;
import compose.orchestrator.registry.RegistryAccess;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays what a caller wants over the canonical form of a service. What is written in short forms
 * takes the same way as if it stood in a file.
 */
final class OverriddenService {

  private static final Location AT = Location.of("command line");

  private final ServiceOverrides overrides;
  private final LoadContext context;

  OverriddenService(ServiceOverrides overrides, Map<String, String> environment) {
    this.overrides = overrides;
    this.context =
        new LoadContext(
            new FileSource(() -> new byte[0]),
            new Findings(),
            LoadListener.NONE,
            LoadOptions.STANDARD,
            overrides.directory(),
            environment,
            new OciSource(() -> RegistryAccess.NOBODY, environment));
  }

  /** The tree with the service as it is wanted; the same where it has no such service. */
  Mapping apply(Mapping tree) {
    Mapping services = Values.mapping(tree, "services");
    if (!(services.get(overrides.service()) instanceof Mapping service)) {
      return tree;
    }
    Mapping written = written();
    context.findings().throwIfErrors();
    var changed = new MappingBuilder(services);
    changed.put(overrides.service(), once(process(attributes(service, written))));
    return new MappingBuilder(tree).put("services", changed.build()).build();
  }

  /** Mounts and ports in canonical form. */
  private Mapping written() {
    Mapping service =
        new MappingBuilder(AT)
            .put("volumes", texts(overrides.volumes()))
            .put("ports", texts(overrides.ports()))
            .build();
    Mapping file = file(overrides.service(), service);
    Mapping complete = Defaults.file(new ShortForms(false, context.findings()).file(file));
    String folder = overrides.directory().toString();
    var paths = new Paths(folder, context.home(), context.files(), context.findings());
    Mapping canonical = new Canonical(false, context.findings()).file(paths.file(complete));
    return Values.mapping(Values.mapping(canonical, "services"), overrides.service());
  }

  private static Mapping file(String name, Mapping service) {
    Mapping services = new MappingBuilder(AT).put(name, service).build();
    return new MappingBuilder(AT).put("services", services).build();
  }

  private MappingBuilder attributes(Mapping service, Mapping written) {
    var changed = new MappingBuilder(service);
    var ports = new ArrayList<Node>();
    if (overrides.servicePorts()) {
      ports.addAll(Values.items(service, "ports"));
    }
    ports.addAll(Values.items(written, "ports"));
    list(changed, "ports", ports);
    list(changed, "volumes", mounts(service, Values.items(written, "volumes")));
    list(changed, "cap_add", rights(service, "cap_add", overrides.capAdd(), overrides.capDrop()));
    list(changed, "cap_drop", rights(service, "cap_drop", overrides.capDrop(), overrides.capAdd()));
    entries(changed, "environment", variables());
    entries(changed, "labels", new TreeMap<String, @Nullable String>(overrides.labels()));
    return changed;
  }

  private static void list(MappingBuilder service, String key, List<Node> items) {
    if (items.isEmpty()) {
      service.remove(key);
    } else {
      service.put(key, new Sequence(items, AT));
    }
  }

  /** A further mount takes the place of one at the same path. */
  private static List<Node> mounts(Mapping service, List<Node> further) {
    var mounts = new ArrayList<Node>();
    for (Node mount : Values.items(service, "volumes")) {
      if (!hasTarget(further, ((Mapping) mount).get("target"))) {
        mounts.add(mount);
      }
    }
    mounts.addAll(further);
    return mounts;
  }

  private static boolean hasTarget(List<Node> mounts, @Nullable Node target) {
    for (Node mount : mounts) {
      if (Values.same(((Mapping) mount).get("target"), target)) {
        return true;
      }
    }
    return false;
  }

  private static List<Node> rights(
      Mapping service, String key, List<String> further, List<String> opposite) {
    var rights = new ArrayList<Node>();
    for (Node right : Values.items(service, key)) {
      if (!opposite.contains(Values.text(right))) {
        rights.add(right);
      }
    }
    rights.addAll(texts(further).items());
    return rights;
  }

  private Map<String, @Nullable String> variables() {
    Map<String, String> ofFiles = new HashMap<>();
    var files = new EnvironmentFiles(context);
    for (String file : overrides.environmentFiles()) {
      files.read(
          overrides.directory().resolve(file),
          ofFiles,
          name -> ofFiles.getOrDefault(name, context.environment().get(name)));
    }
    context.findings().throwIfErrors();
    var all = new TreeMap<String, @Nullable String>(ofFiles);
    all.putAll(overrides.environment());
    return all;
  }

  private static void entries(
      MappingBuilder service, String key, Map<String, @Nullable String> further) {
    if (further.isEmpty()) {
      return;
    }
    var entries =
        service.get(key) instanceof Mapping present
            ? new MappingBuilder(present)
            : new MappingBuilder(AT);
    further.forEach((name, value) -> entries.put(name, Scalar.of((Object) value, AT)));
    service.put(key, entries.build());
  }

  private MappingBuilder process(MappingBuilder service) {
    service.put("tty", Scalar.of(overrides.tty(), AT));
    service.put("stdin_open", Scalar.of(overrides.interactive(), AT));
    String entrypoint = overrides.entrypoint();
    if (entrypoint != null) {
      service.put("entrypoint", texts(split(entrypoint)));
    }
    if (entrypoint != null || !overrides.command().isEmpty()) {
      service.put("command", texts(overrides.command()));
    }
    if (overrides.user() != null) {
      service.put("user", Scalar.of(overrides.user(), AT));
    }
    if (overrides.workingDir() != null) {
      service.put("working_dir", Scalar.of(overrides.workingDir(), AT));
    }
    return service;
  }

  /** One container, under a name of its own, that nobody starts again. */
  private static Mapping once(MappingBuilder service) {
    service.remove("restart").remove("scale").remove("container_name");
    if (service.get("deploy") instanceof Mapping deploy) {
      service.put("deploy", new MappingBuilder(deploy).remove("restart_policy").build());
    }
    return service.build();
  }

  private static List<String> split(String line) {
    try {
      return CommandLine.split(line);
    } catch (InvalidSpecification e) {
      throw new UsageException(
          "invalid-option",
          "--entrypoint: " + e.summary(),
          "Write it as in a shell, with quotes in pairs.");
    }
  }

  private static Sequence texts(List<String> texts) {
    var items = new ArrayList<Node>(texts.size());
    for (String text : texts) {
      items.add(Scalar.of(text, AT));
    }
    return new Sequence(items, AT);
  }
}
