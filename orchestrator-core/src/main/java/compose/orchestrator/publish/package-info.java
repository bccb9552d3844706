/** A project as an artifact in a registry: what is in it, what speaks against it, sending it. */
@NullMarked
package compose.orchestrator.publish;

import org.jspecify.annotations.NullMarked;
