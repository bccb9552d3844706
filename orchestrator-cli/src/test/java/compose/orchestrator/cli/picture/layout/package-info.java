/** Tests of pictures. */
@NullMarked
package compose.orchestrator.cli.picture.layout;

import org.jspecify.annotations.NullMarked;
