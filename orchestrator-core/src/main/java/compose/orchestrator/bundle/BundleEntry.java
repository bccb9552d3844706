package compose.orchestrator.bundle;

/**
 * One entry of a bundle.
 *
 * @param name path in the archive
 * @param size bytes as stored
 * @param digest SHA-256 of them in hexadecimal digits
 */
public record BundleEntry(String name, long size, String digest) {}
