package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;

/**
 * An image in a list ({@code GET /images/json}).
 *
 * @param id with sha256: in front
 * @param tags repository:tag
 * @param digests repository@digest
 * @param size bytes
 * @param created seconds since 1970
 * @param labels labels
 */
public record ImageSummary(
    String id,
    List<String> tags,
    List<String> digests,
    long size,
    long created,
    Map<String, String> labels) {}
