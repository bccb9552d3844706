/** Tests of journals. */
@NullMarked
package compose.orchestrator.journal;

import org.jspecify.annotations.NullMarked;
