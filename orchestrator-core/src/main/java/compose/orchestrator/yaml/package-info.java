/** Positioned YAML trees: the only importer of snakeyaml-engine. */
@NullMarked
package compose.orchestrator.yaml;

import org.jspecify.annotations.NullMarked;
