/** Transfers. */
@NullMarked
package compose.orchestrator.transfer;

import org.jspecify.annotations.NullMarked;
