package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.Map;

/**
 * Takes values that a file asks for by the name of a variable from the environment in which the
 * file is loaded: variables of services in list form, contents of configs and secrets.
 */
final class EnvironmentValues {

  /** Under which key a content stands until the canonical form; no file is meant to have it. */
  static final String CONTENT = "x-#value";

  private final Map<String, String> environment;

  EnvironmentValues(Map<String, String> environment) {
    this.environment = environment;
  }

  Mapping file(Mapping file) {
    Mapping services = Defaults.eachService(file, this::service);
    return contents(contents(services, "secrets"), "configs");
  }

  private Mapping service(Mapping service) {
    if (!(service.get("environment") instanceof Sequence list)) {
      return service;
    }
    var items = new ArrayList<Node>(list.items().size());
    for (Node item : list.items()) {
      String value = environment.get(Values.spelled(item));
      items.add(
          value == null ? item : Scalar.of(Values.spelled(item) + "=" + value, item.location()));
    }
    return new MappingBuilder(service)
        .put("environment", new Sequence(items, list.location()))
        .build();
  }

  private Mapping contents(Mapping file, String section) {
    if (!(file.get(section) instanceof Mapping resources)) {
      return file;
    }
    var changed = new MappingBuilder(resources);
    for (Mapping.Entry entry : resources.all()) {
      if (entry.value() instanceof Mapping resource) {
        String content = environment.get(Values.text(resource, "environment", ""));
        if (content != null) {
          Scalar text = Scalar.of(content, resource.location());
          changed.put(entry.key(), new MappingBuilder(resource).put(CONTENT, text).build());
        }
      }
    }
    return new MappingBuilder(file).put(section, changed.build()).build();
  }
}
