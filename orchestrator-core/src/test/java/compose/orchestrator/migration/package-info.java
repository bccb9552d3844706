/** Moves. */
@NullMarked
package compose.orchestrator.migration;

import org.jspecify.annotations.NullMarked;
