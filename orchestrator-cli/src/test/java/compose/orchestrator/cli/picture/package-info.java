/** Tests of pictures. */
@NullMarked
package compose.orchestrator.cli.picture;

import org.jspecify.annotations.NullMarked;
