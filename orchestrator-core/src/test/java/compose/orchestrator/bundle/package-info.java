/** Bundles. */
@NullMarked
package compose.orchestrator.bundle;

import org.jspecify.annotations.NullMarked;
