package compose.orchestrator.plan;

import java.util.List;

/**
 * It is on the engine, but other than the file says.
 *
 * @param divergences what differs, at least one
 */
public record Diverged(List<Divergence> divergences) implements Reason {}
