/** Tests of saved plans. */
@NullMarked
package compose.orchestrator.saved;

import org.jspecify.annotations.NullMarked;
