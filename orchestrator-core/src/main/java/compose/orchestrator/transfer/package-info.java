/** Data of volumes and folders: read, compared, brought from one engine to another. */
@NullMarked
package compose.orchestrator.transfer;

import org.jspecify.annotations.NullMarked;
