package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerUpdate;

/**
 * Changes limits and the restart policy of a container that stays.
 *
 * @param container which one
 * @param update what changes
 */
public record UpdateContainer(ContainerRef container, ContainerUpdate update)
    implements Operation {}
