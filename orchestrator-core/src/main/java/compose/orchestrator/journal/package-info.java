/** What changing operations meant to do and have done, kept in files that outlive a crash. */
@NullMarked
package compose.orchestrator.journal;

import org.jspecify.annotations.NullMarked;
