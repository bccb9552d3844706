/** Brings changed files to running containers (Compose Develop Specification). */
@NullMarked
package compose.orchestrator.watch;

import org.jspecify.annotations.NullMarked;
