/** From files to one canonical tree: the passes, in order. */
@NullMarked
package compose.orchestrator.loader;

import org.jspecify.annotations.NullMarked;
