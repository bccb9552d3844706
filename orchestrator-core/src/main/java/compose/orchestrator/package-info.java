/** The front door: load a project, plan, and run plans. */
@NullMarked
package compose.orchestrator;

import org.jspecify.annotations.NullMarked;
