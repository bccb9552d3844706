package compose.orchestrator.engine;

import compose.orchestrator.model.NetworkAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a container joins a network.
 *
 * @param attachment what the file says, or null
 * @param aliases all names on the network
 * @param links container:alias entries
 */
public record EndpointRequest(
    @Nullable NetworkAttachment attachment, List<String> aliases, List<String> links) {}
