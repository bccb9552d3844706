package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes out what the whole project implies: networks, dependencies, names of resources. */
final class Normalize {

  private static final List<String> NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");
  private static final List<String> NAMED = List.of("networks", "volumes", "configs", "secrets");
  private static final String SERVICE = "service:";
  private static final String CONTAINER = "container:";

  private final String project;
  private final Map<String, String> environment;
  private boolean usesDefaultNetwork;

  Normalize(String project, Map<String, String> environment) {
    this.project = project;
    this.environment = environment;
  }

  Mapping file(Mapping file) {
    var changed = new MappingBuilder(Defaults.eachService(file, this::service));
    if (!project.equals(Values.text(file.get("name")))) {
      changed.put("name", Scalar.of(project, file.location()));
    }
    if (usesDefaultNetwork) {
      changed.put("networks", networks(Values.mapping(file, "networks")));
    }
    for (String section : NAMED) {
      if (changed.get(section) instanceof Mapping resources) {
        changed.put(section, named(resources));
      }
    }
    return changed.build();
  }

  private static Mapping networks(Mapping networks) {
    Scalar none = Scalar.of((Object) null, networks.location());
    return new MappingBuilder(networks).putIfAbsent("default", none).build();
  }

  private Mapping named(Mapping resources) {
    var changed = new MappingBuilder(resources);
    for (Mapping.Entry entry : resources.all()) {
      Mapping resource =
          entry.value() instanceof Mapping given ? given : Mapping.empty(entry.keyLocation());
      if (resource.get("name") == null) {
        boolean external = Values.isTrue(resource.get("external"));
        String name = external ? entry.key() : project + "_" + entry.key();
        Scalar text = Scalar.of(name, resource.location());
        resource = new MappingBuilder(resource).put("name", text).build();
      }
      changed.put(entry.key(), resource);
    }
    return changed.build();
  }

  private Mapping service(Mapping service) {
    var changed = new MappingBuilder(service);
    attach(service, changed);
    if ("if_not_present".equals(Values.text(service.get("pull_policy")))) {
      changed.put("pull_policy", Scalar.of("missing", service.location()));
    }
    if (service.get("build") instanceof Mapping build) {
      changed.put("build", build(build));
    }
    Node variables = service.get("environment");
    if (variables != null) {
      changed.put("environment", resolved(variables, true));
    }
    targets(service, changed);
    dependencies(service, changed);
    initContainers(service, changed);
    return changed.build();
  }

  /** Hooks before the start that name no image have the service's. */
  private static void initContainers(Mapping service, MappingBuilder changed) {
    Node image = service.get("image");
    if (image != null && service.get("pre_start") instanceof Sequence hooks) {
      changed.put("pre_start", Rewrite.items(hooks, (hook, index) -> withImage(hook, image)));
    }
  }

  private static Node withImage(Node hook, Node image) {
    return hook instanceof Mapping mapping
        ? new MappingBuilder(mapping).putIfAbsent("image", image).build()
        : hook;
  }

  /** A service that names no network is attached to the default one. */
  private void attach(Mapping service, MappingBuilder changed) {
    if (service.get("provider") != null || service.get("network_mode") != null) {
      return;
    }
    Mapping networks = Values.mapping(service, "networks");
    if (networks.entries().isEmpty()) {
      Scalar none = Scalar.of((Object) null, networks.location());
      networks = new MappingBuilder(networks.location()).put("default", none).build();
      changed.put("networks", networks);
    }
    usesDefaultNetwork |= networks.get("default") != null;
  }

  private Mapping build(Mapping build) {
    var changed = new MappingBuilder(build);
    changed.putIfAbsent("context", Scalar.of(".", build.location()));
    if (build.get("dockerfile") == null && build.get("dockerfile_inline") == null) {
      changed.put("dockerfile", Scalar.of("Dockerfile", build.location()));
    }
    Node arguments = build.get("args");
    if (arguments != null) {
      changed.put("args", resolved(arguments, false));
    }
    return changed.build();
  }

  /** Variables without a value take the one of the environment. */
  private Node resolved(Node variables, boolean keepUnset) {
    if (variables instanceof Mapping mapping) {
      return resolvedMapping(mapping, keepUnset);
    }
    var items = new ArrayList<Node>();
    for (Node item : ((Sequence) variables).items()) {
      Node resolved = resolvedItem(item, keepUnset);
      if (resolved != null) {
        items.add(resolved);
      }
    }
    return new Sequence(items, variables.location());
  }

  private @Nullable Node resolvedItem(Node item, boolean keepUnset) {
    String name = Values.spelled(item);
    if (name.indexOf('=') >= 0) {
      return item;
    }
    String value = environment.get(name);
    if (value != null) {
      return Scalar.of(name + "=" + value, item.location());
    }
    return keepUnset ? item : null;
  }

  private Mapping resolvedMapping(Mapping mapping, boolean keepUnset) {
    var changed = new MappingBuilder(mapping);
    for (Mapping.Entry entry : mapping.all()) {
      if (Values.isNull(entry.value())) {
        String value = environment.get(entry.key());
        if (value != null) {
          changed.put(entry.key(), Scalar.of(value, entry.value().location()));
        } else if (!keepUnset) {
          changed.remove(entry.key());
        }
      }
    }
    return changed.build();
  }

  private static void targets(Mapping service, MappingBuilder changed) {
    if (!(service.get("volumes") instanceof Sequence mounts)) {
      return;
    }
    var items = new ArrayList<Node>(mounts.items().size());
    for (Node item : mounts.items()) {
      String target = item instanceof Mapping mount ? Values.text(mount.get("target")) : null;
      if (target != null && !Paths.clean(target).equals(target)) {
        Scalar cleaned = Scalar.of(Paths.clean(target), item.location());
        items.add(new MappingBuilder((Mapping) item).put("target", cleaned).build());
      } else {
        items.add(item);
      }
    }
    changed.put("volumes", new Sequence(items, mounts.location()));
  }

  /** Links, shared namespaces and volumes of other services make dependencies. */
  private static void dependencies(Mapping service, MappingBuilder changed) {
    var dependencies = new MappingBuilder(Values.mapping(service, "depends_on"));
    for (Node link : Values.items(service, "links")) {
      String[] parts = Values.spelled(link).split(":", -1);
      String name = parts.length == 2 ? parts[0] : Values.spelled(link);
      dependencies.putIfAbsent(name, Dependencies.implied(true, link.location()));
    }
    for (String namespace : NAMESPACES) {
      String shared = Values.text(service, namespace, "");
      if (shared.startsWith(SERVICE)) {
        Location at = service.location();
        dependencies.putIfAbsent(
            shared.substring(SERVICE.length()), Dependencies.implied(true, at));
      }
    }
    for (Node from : Values.items(service, "volumes_from")) {
      String text = Values.spelled(from);
      if (!text.startsWith(CONTAINER)) {
        String name = text.split(":", -1)[0];
        dependencies.putIfAbsent(name, Dependencies.implied(false, from.location()));
      }
    }
    if (!dependencies.isEmpty()) {
      changed.put("depends_on", dependencies.build());
    }
  }
}
