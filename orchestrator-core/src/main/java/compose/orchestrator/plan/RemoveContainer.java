package compose.orchestrator.plan;

/**
 * Removes a container.
 *
 * @param container which one
 * @param force whether it may still run
 * @param volumes whether its anonymous volumes go too
 */
public record RemoveContainer(ContainerRef container, boolean force, boolean volumes)
    implements Operation {}
