package compose.orchestrator.engine;

import compose.orchestrator.model.Volume;
import java.util.Map;

/**
 * A volume to be made.
 *
 * @param name name on the engine
 * @param volume what the file says
 * @param labels all labels
 */
public record VolumeRequest(String name, Volume volume, Map<String, String> labels) {}
