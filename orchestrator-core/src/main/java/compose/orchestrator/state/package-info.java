/** What is actually on the engine. */
@NullMarked
package compose.orchestrator.state;

import org.jspecify.annotations.NullMarked;
