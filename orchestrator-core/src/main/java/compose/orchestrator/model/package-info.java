/** The Compose Specification as immutable records. */
@NullMarked
package compose.orchestrator.model;

import org.jspecify.annotations.NullMarked;
