/** What happened while a plan ran. */
@NullMarked
package compose.orchestrator.event;

import org.jspecify.annotations.NullMarked;
