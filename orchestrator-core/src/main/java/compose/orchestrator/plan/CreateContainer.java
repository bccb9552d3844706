package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.yaml.Mapping;
import java.util.Map;

/**
 * Makes a container.
 *
 * @param container which one
 * @param createName name at first; another than the final one while the container it replaces is
 *     there
 * @param request what it is made of; modes such as service:NAME stay as they are
 * @param parents containers whose namespaces or mounts it shares, by service
 * @param tree the service's part of the canonical tree, for the hash
 */
public record CreateContainer(
    Planned container,
    String createName,
    ContainerRequest request,
    Map<String, ContainerRef> parents,
    Mapping tree)
    implements Operation {}
