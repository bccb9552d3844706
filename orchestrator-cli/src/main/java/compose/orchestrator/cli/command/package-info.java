/** One class per command: options, core call, view. */
@NullMarked
package compose.orchestrator.cli.command;

import org.jspecify.annotations.NullMarked;
