package compose.orchestrator.transfer;

import org.jspecify.annotations.Nullable;

/**
 * One file as it is on one side.
 *
 * @param path from the top, starting with a dot; a character for each byte of the name, which need
 *     not be UTF-8
 * @param type what it is
 * @param size bytes of a file with contents
 * @param mode permission bits
 * @param uid owner
 * @param gid group
 * @param modified nanoseconds since 1970
 * @param changed when anything about it changed last, in nanoseconds since 1970; of this side alone
 * @param device number of the file system; of this side alone
 * @param inode number of the file in it; of this side alone
 * @param target what a symbolic link leads to, written like the path; otherwise empty
 * @param sharedWith first path of the files that are this same one by hard links, or null
 * @param digest SHA-256 of the contents in hexadecimal digits, or null where not computed
 * @param attributes SHA-256 of extended attributes, capabilities and access lists, empty where
 *     there are none, null where not looked at
 */
public record FileEntry(
    String path,
    FileType type,
    long size,
    int mode,
    long uid,
    long gid,
    long modified,
    long changed,
    long device,
    long inode,
    String target,
    @Nullable String sharedWith,
    @Nullable String digest,
    @Nullable String attributes) {

  FileEntry sharedWith(@Nullable String first) {
    return with(first, digest, attributes);
  }

  FileEntry withContents(@Nullable String knownDigest, @Nullable String knownAttributes) {
    return with(sharedWith, knownDigest, knownAttributes);
  }

  private FileEntry with(
      @Nullable String first, @Nullable String knownDigest, @Nullable String knownAttributes) {
    return new FileEntry(
        path,
        type,
        size,
        mode,
        uid,
        gid,
        modified,
        changed,
        device,
        inode,
        target,
        first,
        knownDigest,
        knownAttributes);
  }

  /** Whether all was looked at that can be known of it. */
  boolean isRead() {
    return attributes != null && (digest != null || type != FileType.FILE);
  }

  /** Whether its contents are surely those that the other had when it was looked at. */
  boolean isUntouchedSince(FileEntry other) {
    return inode == other.inode
        && device == other.device
        && size == other.size
        && modified == other.modified
        && changed == other.changed;
  }
}
