/** What lies in folders: which files are meant, and archives of them. */
@NullMarked
package compose.orchestrator.files;

import org.jspecify.annotations.NullMarked;
