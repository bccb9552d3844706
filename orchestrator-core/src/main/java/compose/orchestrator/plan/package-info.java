/** Pure planners: from desired and observed state to a plan. */
@NullMarked
package compose.orchestrator.plan;

import org.jspecify.annotations.NullMarked;
