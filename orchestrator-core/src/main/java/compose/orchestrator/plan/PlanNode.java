package compose.orchestrator.plan;

import java.util.List;

/**
 * One step of a plan.
 *
 * @param id position in the plan, from 1
 * @param operation what is done
 * @param reason why
 * @param after earlier steps that must have succeeded first
 */
public record PlanNode(int id, Operation operation, Reason reason, List<Integer> after) {}
