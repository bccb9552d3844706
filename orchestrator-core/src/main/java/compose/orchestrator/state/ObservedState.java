package compose.orchestrator.state;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on the engine of a project, at one moment.
 *
 * @param containers the project's containers, one-off ones left out, by service and number
 * @param hookContainers containers of hooks: what is left of one that has failed
 * @param networks networks by name: the project's and those it uses
 * @param volumes volumes by name: the project's and those it uses
 * @param images images that services ask for, by reference
 * @param asMade ids of containers that were made of what the file says now
 * @param defaults images of containers whose difference cannot be told without them, by image id
 * @param engine what the engine adds and drops by itself; null where no container's difference
 *     depends on it
 */
public record ObservedState(
    List<ContainerDetails> containers,
    List<ContainerSummary> hookContainers,
    Map<String, NetworkDetails> networks,
    Map<String, VolumeDetails> volumes,
    Map<String, ImageSummary> images,
    Set<String> asMade,
    Map<String, ImageDetails> defaults,
    @Nullable EngineDefaults engine) {}
