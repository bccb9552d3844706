package compose.orchestrator.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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

  /** Takes what a look at all files has found, those that were read, in place of what was known. */
  void replace(Collection<FileEntry> found) {
    files.clear();
    settled = newest(found, Long.MAX_VALUE) - TICK; // nobody looked before the newest was there
    for (FileEntry file : found) {
      if (file.isRead()) {
        files.put(file.path(), file);
      }
    }
  }

  private static long newest(Collection<FileEntry> found, long before) {
    long newest = 0;
    for (FileEntry file : found) {
      boolean counts = file.isRead() && file.changed() < before;
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

  /** Whether all is surely as it was {@link #read}. */
  boolean isSure(FileEntry file) {
    return file.changed() < settled && isKnown(file);
  }

  private boolean isKnown(FileEntry file) {
    FileEntry before = files.get(file.path());
    return before != null && file.isUntouchedSince(before);
  }

  /** The same file with what was read of it, if it seems to be as it was. */
  FileEntry read(FileEntry file) {
    FileEntry before = files.get(file.path());
    return before == null || !isKnown(file)
        ? file
        : file.withContents(before.digest(), before.attributes());
  }
}
