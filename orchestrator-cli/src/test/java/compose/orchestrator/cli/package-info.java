/** The command line as a whole. */
@NullMarked
package compose.orchestrator.cli;

import org.jspecify.annotations.NullMarked;
