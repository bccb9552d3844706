/** Options as scripts write them. */
@NullMarked
package compose.orchestrator.cli.option;

import org.jspecify.annotations.NullMarked;
