/** Scenarios: what is on the engine, what the file says, and the plan that follows. */
@NullMarked
package compose.orchestrator.scenario;

import org.jspecify.annotations.NullMarked;
