/** Where shells and docker find the tool. */
@NullMarked
package compose.orchestrator.cli.install;

import org.jspecify.annotations.NullMarked;
