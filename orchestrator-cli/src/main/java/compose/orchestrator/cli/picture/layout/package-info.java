/**
 * Places boxes in columns so that arrows lead from left to right; knows nothing of what they mean.
 */
@NullMarked
package compose.orchestrator.cli.picture.layout;

import org.jspecify.annotations.NullMarked;
