/** Which room may know which. */
@NullMarked
package compose.orchestrator.architecture;

import org.jspecify.annotations.NullMarked;
