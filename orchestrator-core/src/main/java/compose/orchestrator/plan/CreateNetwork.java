package compose.orchestrator.plan;

import compose.orchestrator.model.Network;
import java.util.Map;

/**
 * Makes a network.
 *
 * @param network what the file says
 * @param labels all labels
 */
public record CreateNetwork(Network network, Map<String, String> labels) implements Operation {}
