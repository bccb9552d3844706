/** Brings files into containers and out of them, as {@code docker cp} does. */
@NullMarked
package compose.orchestrator.copy;

import org.jspecify.annotations.NullMarked;
