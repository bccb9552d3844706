/** Order among services: the only importer of jgrapht. */
@NullMarked
package compose.orchestrator.graph;

import org.jspecify.annotations.NullMarked;
