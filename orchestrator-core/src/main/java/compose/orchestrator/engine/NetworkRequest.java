package compose.orchestrator.engine;

import compose.orchestrator.model.Network;
import java.util.Map;

/**
 * A network to be made.
 *
 * @param name name on the engine
 * @param network what the file says
 * @param labels all labels
 */
public record NetworkRequest(String name, Network network, Map<String, String> labels) {}
