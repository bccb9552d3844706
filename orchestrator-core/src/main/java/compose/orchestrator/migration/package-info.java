/** A project brought from one engine to another, with its data. */
@NullMarked
package compose.orchestrator.migration;

import org.jspecify.annotations.NullMarked;
