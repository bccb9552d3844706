package compose.orchestrator.engine;

/**
 * A file or folder of a container ({@code HEAD /containers/ID/archive}).
 *
 * @param name last part of its path
 * @param folder whether it is a folder
 * @param linkTarget absolute path it leads to where it is a symbolic link, or empty
 */
public record PathInContainer(String name, boolean folder, String linkTarget) {}
