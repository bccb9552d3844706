package compose.orchestrator.plan;

import compose.orchestrator.engine.FileContent;
import java.util.List;

/**
 * Puts configs and secrets into a container that has not started yet.
 *
 * @param container which one
 * @param files what to put where
 */
public record CopyFiles(ContainerRef container, List<FileContent> files) implements Operation {}
