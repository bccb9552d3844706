package compose.orchestrator.event;

import compose.orchestrator.plan.PlanNode;

/**
 * A step is left out because one it depends on failed or was left out.
 *
 * @param node the step
 */
public record StepSkipped(PlanNode node) implements ProgressEvent {}
