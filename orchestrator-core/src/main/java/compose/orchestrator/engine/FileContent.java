package compose.orchestrator.engine;

import java.nio.ByteBuffer;

/**
 * A file to be put into a container.
 *
 * @param path absolute path in the container
 * @param content what it holds
 * @param mode file mode
 * @param uid owner
 * @param gid group
 */
public record FileContent(String path, ByteBuffer content, int mode, int uid, int gid) {}
