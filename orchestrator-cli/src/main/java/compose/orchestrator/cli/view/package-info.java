/** What a person or a program reads. */
@NullMarked
package compose.orchestrator.cli.view;

import org.jspecify.annotations.NullMarked;
