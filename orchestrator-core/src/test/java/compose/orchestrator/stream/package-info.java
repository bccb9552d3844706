/** Output is passed on whole, once and in order. */
@NullMarked
package compose.orchestrator.stream;

import org.jspecify.annotations.NullMarked;
