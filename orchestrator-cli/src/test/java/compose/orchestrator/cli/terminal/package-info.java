/** Tests of the terminal. */
@NullMarked
package compose.orchestrator.cli.terminal;

import org.jspecify.annotations.NullMarked;
