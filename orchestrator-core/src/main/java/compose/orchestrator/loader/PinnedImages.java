package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Names the images of services by digest, so that they stay the same. */
public final class PinnedImages {

  private final UnaryOperator<String> registry;
  private final Map<String, String> digests = new HashMap<>();

  /**
   * Pins by what a registry says.
   *
   * @param registry tells the digest of a reference that is written out in full
   */
  public PinnedImages(UnaryOperator<String> registry) {
    this.registry = registry;
  }

  /** The project with a digest behind each image; an image that has one already keeps it. */
  public LoadedProject pin(LoadedProject project) {
    return project.withTree(services(project.tree(), this::pinned));
  }

  /**
   * Only the images, as a file that is laid over others.
   *
   * @param everyField whether to write what JSON always has: the name, commands and entrypoints
   */
  public static LoadedProject alone(LoadedProject project, boolean everyField) {
    Mapping tree = services(project.tree(), service -> image(service, everyField));
    var alone = new MappingBuilder(tree.location());
    if (everyField) {
      alone.put("name", Values.scalar("", tree.location()));
    }
    return project.withTree(alone.put("services", Values.mapping(tree, "services")).build());
  }

  private static Mapping services(Mapping tree, UnaryOperator<Mapping> change) {
    Mapping services = Values.mapping(tree, "services");
    Mapping changed =
        Rewrite.entries(
            services,
            entry -> entry.value() instanceof Mapping m ? change.apply(m) : entry.value());
    return new MappingBuilder(tree).put("services", changed).build();
  }

  private static Mapping image(Mapping service, boolean everyField) {
    var alone = new MappingBuilder(service.location());
    if (everyField) {
      Scalar none = Scalar.of((Object) null, service.location());
      alone.put("command", none).put("entrypoint", none);
    }
    Node image = service.get("image");
    return image == null ? alone.build() : alone.put("image", image).build();
  }

  private Mapping pinned(Mapping service) {
    Node image = service.get("image");
    String reference = Values.text(image);
    if (image == null || reference == null || reference.isEmpty()) {
      return service;
    }
    if (reference.indexOf('$') >= 0) {
      throw new InvalidProjectException(List.of(unresolved(reference, image)));
    }
    String full = ImageReference.qualified(reference);
    String digest = full.indexOf('@') >= 0 ? "" : "@" + digests.computeIfAbsent(full, registry);
    return new MappingBuilder(service)
        .put("image", Values.scalar(full + digest, image.location()))
        .build();
  }

  private static Diagnostic unresolved(String reference, Node image) {
    return Diagnostic.error(
        "image-unresolved",
        "no registry can tell the digest of '" + reference + "', which has a variable in it",
        "leave out --no-interpolate, or name the image without a variable",
        image.location());
  }
}
