package compose.orchestrator.event;

import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.plan.PlanNode;

/**
 * A layer of an image has come further.
 *
 * @param node the step
 * @param progress how far
 */
public record PullProgressed(PlanNode node, ImageProgress progress) implements ProgressEvent {}
