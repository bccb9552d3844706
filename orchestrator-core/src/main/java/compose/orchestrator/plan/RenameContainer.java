package compose.orchestrator.plan;

/**
 * Gives a container its final name.
 *
 * @param container which one
 * @param name the new name
 */
public record RenameContainer(ContainerRef container, String name) implements Operation {}
