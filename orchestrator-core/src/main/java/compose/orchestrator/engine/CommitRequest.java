package compose.orchestrator.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image to be made from a container ({@code POST /commit}).
 *
 * @param reference repository[:tag] of the image, or null for none
 * @param author author, or null
 * @param message comment, or null
 * @param changes Dockerfile instructions to apply
 * @param pause whether the container is paused meanwhile
 */
public record CommitRequest(
    @Nullable String reference,
    @Nullable String author,
    @Nullable String message,
    List<String> changes,
    boolean pause) {}
