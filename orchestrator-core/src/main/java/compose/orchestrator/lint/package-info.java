/** What is valid in a project and hurts later. */
@NullMarked
package compose.orchestrator.lint;

import org.jspecify.annotations.NullMarked;
