package compose.orchestrator.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contents of one side's files that need not be read again while the files are as they were.
 * Whether one is that is told by the time of its last change, which is no finer than the kernel's
 * clock ticks: a file that was read in the very tick that it had changed in may change once more
 * without a trace. What is known of files that changed so lately is good for a guess alone.
 */
final class KnownContents {

  /** Longer than any tick: with 100 of them in a second, one has 10 ms. */
  private static final long TICK = Duration.ofMillis(20).toNanos();

  private final Map<String, FileEntry> files = new HashMap<>();
  private long settled;

  /** Takes what a look at all files has found, those with digests, in place of what was known. */
  void replace(Collection<FileEntry> found) {
    files.clear();
    settled = newest(found, Long.MAX_VALUE) - TICK; // nobody looked before the newest was there
    for (FileEntry file : found) {
      if (file.digest() != null) {
        files.put(file.path(), file);
      }
    }
  }

  private static long newest(Collection<FileEntry> found, long before) {
    long newest = 0;
    for (FileEntry file : found) {
      boolean counts = file.digest() != null && file.changed() < before;
      newest = counts ? Math.max(newest, file.changed()) : newest;
    }
    return newest;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** When the newest that is surely known changed last, in nanoseconds since 1970; 0 for none. */
  long newest() {
    return newest(files.values(), settled);
  }

  /** Whether the contents are surely those of which the {@link #digest} is known. */
  boolean isSure(FileEntry file) {
    return file.changed() < settled && digest(file) != null;
  }

  /** The digest of a file that seems to be as it was, or null. */
  @Nullable String digest(FileEntry file) {
    FileEntry before = files.get(file.path());
    return before == null || !file.isUntouchedSince(before) ? null : before.digest();
  }
}
