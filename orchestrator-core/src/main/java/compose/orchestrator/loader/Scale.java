package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;

/** Repeats the number of a service's containers where its deployment section says nothing of it. */
final class Scale {

  private Scale() {}

  static Mapping file(Mapping file) {
    return Defaults.eachService(file, Scale::service);
  }

  private static Mapping service(Mapping service) {
    Node scale = service.get("scale");
    if (scale == null || !(service.get("deploy") instanceof Mapping deploy)) {
      return service;
    }
    Mapping repeated = new MappingBuilder(deploy).putIfAbsent("replicas", scale).build();
    return new MappingBuilder(service).put("deploy", repeated).build();
  }
}
