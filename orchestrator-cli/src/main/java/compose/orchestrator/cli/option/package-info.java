/** Options shared by commands. */
@NullMarked
package compose.orchestrator.cli.option;

import org.jspecify.annotations.NullMarked;
