/** What is wrong with an input: severity, code, place, and what to do. */
@NullMarked
package compose.orchestrator.diagnostic;

import org.jspecify.annotations.NullMarked;
