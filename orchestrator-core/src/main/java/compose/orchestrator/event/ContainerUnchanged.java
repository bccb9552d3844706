package compose.orchestrator.event;

import compose.orchestrator.plan.ContainerRef;

/**
 * A container is as it should be.
 *
 * @param container which one
 */
public record ContainerUnchanged(ContainerRef container) implements ProgressEvent {}
