package compose.orchestrator.event;

import compose.orchestrator.plan.PlanNode;

/**
 * A build has printed a line.
 *
 * @param node the step
 * @param line without its line break
 */
public record BuildPrinted(PlanNode node, String line) implements ProgressEvent {}
