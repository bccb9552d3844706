package compose.orchestrator.event;

import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.plan.PlanNode;

/**
 * An optional step has failed; what waits for it goes on without it.
 *
 * @param node the step
 * @param failure why
 */
public record StepGivenUp(PlanNode node, OrchestratorException failure) implements ProgressEvent {}
