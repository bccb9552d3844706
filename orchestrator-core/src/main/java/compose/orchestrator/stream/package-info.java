/** What cannot be planned: logs, attached output, events. */
@NullMarked
package compose.orchestrator.stream;

import org.jspecify.annotations.NullMarked;
