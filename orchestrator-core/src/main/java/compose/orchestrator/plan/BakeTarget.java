package compose.orchestrator.plan;

import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.FileReference;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The build of one service as a target of a bake file, its keys in docker compose's order. */
final class BakeTarget {

  private static final String INSECURE = "security.insecure";
  private static final String HOST_NETWORK = "network.host";
  private static final String SERVICE = "service:";

  private final Project project;
  private final Service service;
  private final Build build;
  private final BuildOptions options;
  private final boolean base;
  private final Tree tree = new Tree();

  /**
   * Of a service.
   *
   * @param base whether it only stands at another's beginning: what was built of it is taken as it
   *     is, for building it anew is a step of its own
   */
  BakeTarget(Project project, Service service, BuildOptions options, boolean base) {
    this.project = project;
    this.service = service;
    this.build = Objects.requireNonNull(service.imageSource().build());
    this.options = options;
    this.base = base;
  }

  String service() {
    return service.name();
  }

  /** The target, where others have these names. */
  Mapping tree(
      UnaryOperator<String> targets, Map<String, String> proxies, UnaryOperator<Path> realFolder) {
    put("context", build.context());
    put("contexts", contexts(targets));
    put("dockerfile", dockerfile(realFolder));
    put("dockerfile-inline", literal(build.dockerfileInline()));
    put("args", arguments(proxies));
    put("labels", labels());
    put("tags", tags());
    put("cache-from", build.cacheFrom());
    put("cache-to", build.cacheTo());
    put("target", build.target());
    put("secret", secrets());
    put("ssh", ssh());
    put("platforms", service.imageSource().platforms(platform(), options.forRunning()));
    put("pull", !base && (options.pull() || build.pull()));
    put("no-cache", !base && (options.noCache() || build.noCache()));
    put("network", build.network());
    put("no-cache-filter", build.noCacheFilter());
    put("shm-size", build.shmSize() == null ? null : Long.toString(build.shmSize()));
    put("ulimits", ulimits());
    put("call", options.check() ? "lint" : null);
    put("entitlements", entitlements());
    put("extra-hosts", extraHosts());
    put("output", outputs());
    put("attest", attestations());
    return tree.build();
  }

  private void put(String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      tree.put(key, value);
    }
  }

  private void put(String key, boolean value) {
    if (value) {
      tree.put(key, true);
    }
  }

  private void put(String key, Collection<String> values) {
    if (!values.isEmpty()) {
      tree.put(key, Tree.of(values));
    }
  }

  private void put(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      tree.put(key, Tree.of(values));
    }
  }

  private Map<String, String> contexts(UnaryOperator<String> targets) {
    var contexts = new TreeMap<String, String>();
    build
        .additionalContexts()
        .forEach((name, context) -> {
          boolean other = context.startsWith(SERVICE);
          String target = other ? targets.apply(context.substring(SERVICE.length())) : "";
          contexts.put(name, other ? "target:" + target : context);
        });
    return contexts;
  }

  /** Bake looks for it from where it runs itself: not below the context. */
  private @Nullable String dockerfile(UnaryOperator<Path> realFolder) {
    String dockerfile = build.dockerfile();
    if (dockerfile == null || build.isRemote()) {
      return dockerfile;
    }
    Path path = Path.of(build.context()).resolve(dockerfile).normalize();
    return realFolder.apply(path.resolveSibling("")).resolve(path.getFileName()).toString();
  }

  /** Bake has variables of its own. */
  private static @Nullable String literal(@Nullable String text) {
    return text == null ? null : text.replace("${", "$${");
  }

  private Map<String, String> arguments(Map<String, String> proxies) {
    var arguments = new TreeMap<String, String>(proxies);
    arguments.putAll(build.arguments(project.origin().environment(), options.args()));
    arguments.replaceAll((_, value) -> literal(value));
    return arguments;
  }

  private Map<String, String> labels() {
    var labels = new TreeMap<String, String>(build.labels());
    labels.putAll(ContainerLabels.image(project, service));
    return labels;
  }

  private List<String> tags() {
    var tags = new ArrayList<String>(build.tags());
    tags.add(ImageReference.of(project.name(), service));
    return tags;
  }

  private List<String> secrets() {
    var secrets = new ArrayList<String>();
    for (FileReference secret : build.secrets()) {
      String id = Objects.requireNonNullElse(secret.target(), secret.source());
      FileObject object = project.secrets().get(secret.source());
      if (object != null && object.environment() != null) {
        secrets.add("id=" + id + ",type=env,env=" + object.environment());
      } else if (object != null && object.file() != null) {
        secrets.add("id=" + id + ",type=file,src=" + object.file());
      }
    }
    return secrets;
  }

  /** Secrets that are variables: the file names the variable, the process has its value. */
  Map<String, String> environment() {
    var environment = new TreeMap<String, String>();
    for (FileReference secret : build.secrets()) {
      FileObject object = project.secrets().get(secret.source());
      String name = object == null ? null : object.environment();
      if (name != null) {
        environment.put(name, project.origin().environment().getOrDefault(name, ""));
      }
    }
    return environment;
  }

  private List<String> ssh() {
    var keys = new ArrayList<String>(build.ssh());
    keys.addAll(options.ssh());
    keys.replaceAll(key -> key.indexOf('=') < 0 ? key + "=" : key);
    return keys;
  }

  private @Nullable String platform() {
    return project.origin().environment().get("DOCKER_DEFAULT_PLATFORM");
  }

  private List<String> ulimits() {
    var limits = new ArrayList<String>();
    new TreeMap<>(build.ulimits())
        .forEach((name, limit) -> {
          String hard = limit.soft() == limit.hard() ? "" : ":" + limit.hard();
          limits.add(name + "=" + limit.soft() + hard);
        });
    return limits;
  }

  /** Extra rights, in the file's order. */
  private Set<String> entitlements() {
    var entitlements = new LinkedHashSet<String>(build.entitlements());
    if (build.privileged()) {
      entitlements.add(INSECURE);
    }
    return entitlements;
  }

  /** What bake is to be allowed: it asks about the host's network, too, where the file names it. */
  Set<String> rights() {
    Set<String> rights = entitlements();
    if ("host".equals(build.network())) {
      rights.add(HOST_NETWORK);
    }
    return rights;
  }

  private Map<String, String> extraHosts() {
    var hosts = new TreeMap<String, String>();
    for (String host : build.extraHosts()) {
      int equals = host.indexOf('=');
      hosts.merge(host.substring(0, equals), host.substring(equals + 1), (a, b) -> a + "," + b);
    }
    return hosts;
  }

  private List<String> outputs() {
    boolean push = options.push() && service.imageSource().image() != null;
    if (options.check()) {
      return List.of();
    }
    if (build.platforms().size() > 1 && !options.forRunning()) {
      return List.of("type=image,push=" + push);
    }
    return List.of(push ? "type=registry" : "type=docker");
  }

  private List<String> attestations() {
    var attestations = new ArrayList<String>();
    addAttestation(attestations, "type=provenance", build.provenance());
    addAttestation(attestations, "type=sbom", build.sbom());
    return attestations;
  }

  private static void addAttestation(List<String> to, String type, @Nullable Node node) {
    String value = node instanceof Scalar scalar ? scalar.text() : "false";
    if (value.equals("true")) {
      to.add(type);
    } else if (!value.isEmpty() && !value.equals("false")) {
      to.add(type + "," + value);
    }
  }
}
