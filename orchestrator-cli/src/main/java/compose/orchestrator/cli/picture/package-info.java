/** Draws projects and plans: as SVG, and as text for Graphviz and Mermaid. */
@NullMarked
package compose.orchestrator.cli.picture;

import org.jspecify.annotations.NullMarked;
