/** The only place that reads files and standard input while a project is loaded. */
@NullMarked
package compose.orchestrator.loader.source;

import org.jspecify.annotations.NullMarked;
