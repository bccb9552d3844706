package compose.orchestrator.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image that services of a bundle start from.
 *
 * @param reference reference in the Compose file, or the one that a build gives it
 * @param services services that start from it
 * @param id id on the engine it comes from
 * @param digest repository@digest by which a registry knows it, or null
 * @param included whether its layers are in the bundle
 */
public record ImageRecord(
    String reference,
    List<String> services,
    String id,
    @Nullable String digest,
    boolean included) {}
