/** Plans that are kept in a file, to be looked at and carried out later, or not at all. */
@NullMarked
package compose.orchestrator.saved;

import org.jspecify.annotations.NullMarked;
