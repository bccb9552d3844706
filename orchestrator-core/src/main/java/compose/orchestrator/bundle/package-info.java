/** A project in one file: its files, its data, its images; written, checked, restored. */
@NullMarked
package compose.orchestrator.bundle;

import org.jspecify.annotations.NullMarked;
