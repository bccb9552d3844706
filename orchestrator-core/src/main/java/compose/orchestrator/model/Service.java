package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One service of a project, in groups (Compose Specification, services).
 *
 * @param name the key in the file
 * @param imageSource where its image comes from
 * @param process what runs in it
 * @param networking how it is reached and what it reaches
 * @param storage what is mounted
 * @param resources what it may use
 * @param security what it may do
 * @param isolation which namespaces it shares
 * @param lifecycle when it starts, stops and counts as healthy
 * @param metadata labels, annotations, log driver
 * @param tooling what concerns only the tool
 * @param location where it stands in the file
 */
public record Service(
    String name,
    ImageSource imageSource,
    ContainerProcess process,
    Networking networking,
    Storage storage,
    Resources resources,
    Security security,
    Isolation isolation,
    Lifecycle lifecycle,
    Metadata metadata,
    Tooling tooling,
    Location location) {

  /** Images of pre_start hooks that are not the service's own, each once. */
  public Set<String> hookImages() {
    var images = new LinkedHashSet<String>();
    for (Hook hook : lifecycle.preStart()) {
      String image = hook.image();
      if (image != null && !image.equals(imageSource.image())) {
        images.add(image);
      }
    }
    return images;
  }

  /**
   * The container of a hook that has one of its own (pre_start): it has the service's variables,
   * name servers and networks, but none of its names, addresses, ports, limits and mounts, and the
   * service's user and folder only with the service's image.
   */
  public Service forHook(Hook hook) {
    Attributes nothing = Attributes.of(name, null);
    String image = hook.image() == null ? imageSource.image() : hook.image();
    return new Service(
        name,
        new ImageSource(image, null, null, imageSource.platform()),
        process.forHook(hook, image != null && !image.equals(imageSource.image())),
        networking.forHook(),
        Storage.decode(nothing),
        Resources.decode(nothing),
        Security.ofHook(hook.privileged()),
        Isolation.decode(nothing),
        Lifecycle.decode(nothing),
        Metadata.decode(nothing),
        Tooling.decode(nothing),
        location);
  }

  static Service decode(Attributes a) {
    return new Service(
        a.name(),
        ImageSource.decode(a),
        ContainerProcess.decode(a),
        Networking.decode(a),
        Storage.decode(a),
        Resources.decode(a),
        Security.decode(a),
        Isolation.decode(a),
        Lifecycle.decode(a),
        Metadata.decode(a),
        Tooling.decode(a),
        a.location());
  }
}
