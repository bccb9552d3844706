package compose.orchestrator.event;

import compose.orchestrator.plan.PlanNode;
import java.time.Duration;

/**
 * A step has succeeded.
 *
 * @param node the step
 * @param took time it took
 */
public record StepDone(PlanNode node, Duration took) implements ProgressEvent {}
