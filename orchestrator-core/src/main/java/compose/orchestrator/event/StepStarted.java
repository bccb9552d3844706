package compose.orchestrator.event;

import compose.orchestrator.plan.PlanNode;

/**
 * A step has begun.
 *
 * @param node the step
 */
public record StepStarted(PlanNode node) implements ProgressEvent {}
