/** The Docker Engine API: the only importer of docker-java. */
@NullMarked
package compose.orchestrator.engine.docker;

import org.jspecify.annotations.NullMarked;
