package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.function.UnaryOperator;

/** Adds what the specification assumes where an attribute is given in part. */
final class Defaults {

  private Defaults() {}

  static Mapping file(Mapping file) {
    return eachService(file, Defaults::service);
  }

  /** The file with each of its services replaced. */
  static Mapping eachService(Mapping file, UnaryOperator<Mapping> change) {
    if (!(file.get("services") instanceof Mapping services)) {
      return file;
    }
    var changed = new MappingBuilder(services);
    for (Mapping.Entry entry : services.all()) {
      if (entry.value() instanceof Mapping service) {
        changed.put(entry.key(), change.apply(service));
      }
    }
    return new MappingBuilder(file).put("services", changed.build()).build();
  }

  private static Mapping service(Mapping service) {
    var changed = new MappingBuilder(service);
    if (service.get("build") instanceof Mapping build) {
      changed.put("build", with(build, "context", "."));
    }
    eachItem(changed, "ports", port -> with(with(port, "protocol", "tcp"), "mode", "ingress"));
    eachItem(changed, "secrets", Defaults::secret);
    eachItem(changed, "gpus", Defaults::deviceRequest);
    if (service.get("deploy") instanceof Mapping deploy) {
      changed.put("deploy", deploy(deploy));
    }
    return changed.build();
  }

  private static Mapping with(Mapping mapping, String key, String value) {
    return new MappingBuilder(mapping)
        .putIfAbsent(key, Scalar.of(value, mapping.location()))
        .build();
  }

  private static void eachItem(MappingBuilder owner, String key, UnaryOperator<Mapping> change) {
    if (owner.get(key) instanceof Sequence list) {
      owner.put(
          key,
          Rewrite.items(
              list,
              (item, index) -> item instanceof Mapping mapping ? change.apply(mapping) : item));
    }
  }

  private static Mapping secret(Mapping secret) {
    Node source = secret.get("source");
    String name = source == null ? "" : Values.spelled(source);
    return with(secret, "target", "/run/secrets/" + name);
  }

  private static Mapping deviceRequest(Mapping request) {
    boolean given = request.get("count") != null || request.get("device_ids") != null;
    return given ? request : with(request, "count", "all");
  }

  private static Mapping deploy(Mapping deploy) {
    if (!(deploy.get("resources") instanceof Mapping resources)
        || !(resources.get("reservations") instanceof Mapping reservations)) {
      return deploy;
    }
    var changed = new MappingBuilder(reservations);
    eachItem(changed, "devices", Defaults::deviceRequest);
    Mapping within = new MappingBuilder(resources).put("reservations", changed.build()).build();
    return new MappingBuilder(deploy).put("resources", within).build();
  }
}
