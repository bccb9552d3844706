package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;

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
