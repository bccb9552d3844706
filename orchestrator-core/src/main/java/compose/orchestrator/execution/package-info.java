/** Walks a plan: the only place that changes the engine. */
@NullMarked
package compose.orchestrator.execution;

import org.jspecify.annotations.NullMarked;
