/**
 * An engine in memory, with seeded faults: for speed and for what a real one cannot be made to do.
 */
@NullMarked
package compose.orchestrator.simulation;

import org.jspecify.annotations.NullMarked;
