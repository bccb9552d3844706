/** Width, colour, signals, confirmation. */
@NullMarked
package compose.orchestrator.cli.terminal;

import org.jspecify.annotations.NullMarked;
