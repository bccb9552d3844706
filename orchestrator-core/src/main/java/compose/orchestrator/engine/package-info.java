/** What is asked of a container engine. */
@NullMarked
package compose.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
