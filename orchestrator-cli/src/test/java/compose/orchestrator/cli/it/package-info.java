/** The distribution as a user runs it, on the real Engine. */
@NullMarked
package compose.orchestrator.cli.it;

import org.jspecify.annotations.NullMarked;
