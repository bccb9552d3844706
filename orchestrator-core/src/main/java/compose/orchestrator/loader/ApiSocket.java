package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what {@code use_api_socket} means (Compose Specification, services): the engine's
 * socket as a mount, and the user's logins at registries as a config that docker's client in the
 * container finds. The result is what docker compose makes of it, so that hashes are equal.
 */
public final class ApiSocket {

  private static final String SOCKET = "/var/run/docker.sock";
  private static final String FOLDER = "/run/secrets/docker";
  private static final String VARIABLE = "DOCKER_CONFIG";

  private ApiSocket() {}

  /**
   * The project as it is made on the engine; the same where no service asks for the socket.
   *
   * @param logins docker's configuration file with the user's logins, asked for only when needed
   */
  public static Project writtenOut(Project project, Supplier<String> logins) {
    if (project.configs().containsKey(FileObject.LOGINS) || !isUsed(project)) {
      return project;
    }
    var services = new MappingBuilder(Values.mapping(project.tree(), "services"));
    for (Service service : project.services().values()) {
      Mapping tree = project.serviceTree(service.name());
      if (service.security().useApiSocket() && tree != null) {
        services.put(service.name(), service(tree));
      }
    }
    Location at = project.tree().location();
    Mapping content = new MappingBuilder(at).put("content", Scalar.of(logins.get(), at)).build();
    Mapping configs =
        new MappingBuilder(Values.mapping(project.tree(), "configs"))
            .put(FileObject.LOGINS, content)
            .build();
    return project.withTree(
        new MappingBuilder(project.tree())
            .put("services", services.build())
            .put("configs", configs)
            .build());
  }

  private static boolean isUsed(Project project) {
    for (Service service : project.services().values()) {
      if (service.security().useApiSocket()) {
        return true;
      }
    }
    return false;
  }

  private static Mapping service(Mapping tree) {
    Location at = tree.location();
    Mapping environment = Values.mapping(tree, "environment");
    if (environment.get(VARIABLE) == null) {
      environment =
          sorted(new MappingBuilder(environment).put(VARIABLE, Scalar.of(FOLDER, at)).build());
    }
    Mapping written =
        new MappingBuilder(tree)
            .put("environment", environment)
            .put("volumes", and(tree.get("volumes"), mount(at)))
            .put("configs", and(tree.get("configs"), reference(at)))
            .build();
    return inOrder(written);
  }

  private static Mapping mount(Location at) {
    return new MappingBuilder(at)
        .put("type", Scalar.of("bind", at))
        .put("source", Scalar.of(SOCKET, at))
        .put("target", Scalar.of(SOCKET, at))
        .build();
  }

  private static Mapping reference(Location at) {
    return new MappingBuilder(at)
        .put("source", Scalar.of(FileObject.LOGINS, at))
        .put("target", Scalar.of(FOLDER + "/config.json", at))
        .build();
  }

  private static Sequence and(@Nullable Node list, Mapping item) {
    var items =
        new ArrayList<Node>(list instanceof Sequence sequence ? sequence.items() : List.of());
    items.add(item);
    return new Sequence(items, item.location());
  }

  private static Mapping sorted(Mapping mapping) {
    var sorted = new TreeMap<String, Mapping.Entry>(mapping.entries());
    var builder = new MappingBuilder(mapping.location());
    sorted.values().forEach(builder::put);
    return builder.build();
  }

  /** Attributes in the order of the specification, extensions after them. */
  private static Mapping inOrder(Mapping service) {
    var builder = new MappingBuilder(service.location());
    for (Shape attribute : Specification.SERVICE.attributes.values()) {
      Mapping.Entry entry = service.entries().get(attribute.canonicalName);
      if (entry != null) {
        builder.put(entry);
      }
    }
    for (Mapping.Entry entry : service.all()) {
      if (builder.get(entry.key()) == null) {
        builder.put(entry);
      }
    }
    return builder.build();
  }
}
