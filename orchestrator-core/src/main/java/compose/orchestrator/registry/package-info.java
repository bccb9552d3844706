/**
 * Registries, asked by the OCI Distribution Specification: manifests and blobs of artifacts, read
 * and written. What a registry answers is trusted only as far as a digest proves it.
 */
@NullMarked
package compose.orchestrator.registry;

import org.jspecify.annotations.NullMarked;
