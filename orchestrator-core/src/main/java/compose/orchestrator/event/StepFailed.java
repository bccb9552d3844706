package compose.orchestrator.event;

import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.plan.PlanNode;

/**
 * A step has failed; what depends on it is skipped, the rest goes on.
 *
 * @param node the step
 * @param failure why
 */
public record StepFailed(PlanNode node, OrchestratorException failure) implements ProgressEvent {}
