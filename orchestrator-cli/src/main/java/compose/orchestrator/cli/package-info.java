/** From arguments to an exit code. */
@NullMarked
package compose.orchestrator.cli;

import org.jspecify.annotations.NullMarked;
