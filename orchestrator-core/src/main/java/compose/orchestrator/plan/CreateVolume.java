package compose.orchestrator.plan;

import compose.orchestrator.model.Volume;
import java.util.Map;

/**
 * Makes a volume.
 *
 * @param volume what the file says
 * @param labels all labels
 */
public record CreateVolume(Volume volume, Map<String, String> labels) implements Operation {}
