/** What a person or a program reads, compared with files. */
@NullMarked
package compose.orchestrator.cli.view;

import org.jspecify.annotations.NullMarked;
