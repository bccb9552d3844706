package compose.orchestrator.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.hashing.FileHash;
import io.methvin.watcher.hashing.FileHasher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hears of files that change, in batches: a checkout of thousands of files is one change. */
final class FileChanges implements Closeable {

  private static final long QUIET_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;

  /** In place of a path: the system has lost count of what has changed. */
  private static final Path LOST = Path.of("");

  private final List<WatchedPath> rules;
  private final BlockingQueue<Path> changed = new LinkedBlockingQueue<>();
  private DirectoryWatcher watcher;

  /** Listens from now on. */
  FileChanges(List<WatchedPath> rules) throws IOException {
    this.rules = rules;
    this.watcher = listen();
  }

  private DirectoryWatcher listen() throws IOException {
    DirectoryWatcher listening =
        DirectoryWatcher.builder()
            .paths(folders(rules))
            .fileHasher(FileHasher.LAST_MODIFIED_TIME)
            .fileTreeVisitor(
                (start, onFolder, onFile) -> visit(start, onFolder::call, onFile::call))
            .listener(new Heard())
            .build();
    var _ = listening.watchAsync(Thread.ofPlatform().daemon().name("watch")::start);
    return listening;
  }

  /** Folders to listen in, none of them below another. A single file is heard of in its folder. */
  private static List<Path> folders(List<WatchedPath> rules) {
    var all = new TreeSet<Path>();
    for (WatchedPath rule : rules) {
      all.add(folder(rule.root()));
    }
    var outermost = new ArrayList<Path>();
    for (Path folder : all) {
      if (outermost.stream().noneMatch(folder::startsWith)) {
        outermost.add(folder);
      }
    }
    return outermost;
  }

  private static Path folder(Path root) {
    Path folder = root;
    while (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent == null) {
        return folder;
      }
      folder = parent;
    }
    return folder;
  }

  /** Something to do with a file or folder. */
  @FunctionalInterface
  private interface Visit {
    void to(Path path) throws IOException;
  }

  /** Does not descend where no rule looks: dependencies of a project can be a million files. */
  private void visit(Path start, Visit onFolder, Visit onFile) throws IOException {
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (rules.stream().allMatch(rule -> rule.passesOver(folder))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            onFolder.to(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            onFile.to(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE; // what cannot be read cannot be brought anywhere
          }
        });
  }

  /** Puts what changes into the queue, and {@link #LOST} where that is not known. */
  private final class Heard implements DirectoryChangeListener {

    @Override
    public void onEvent(DirectoryChangeEvent event) {
      switch (event.eventType()) {
        case CREATE, DELETE -> changed.add(event.path());
        case MODIFY -> {
          if (!event.isDirectory()) {
            changed.add(event.path());
          }
        }
        case OVERFLOW -> changed.add(LOST);
      }
    }

    /** The library fails on an overflow, too: it looks for the path that such an event has not. */
    @Override
    public void onException(Exception failure) {
      changed.add(LOST);
    }
  }

  /** Listens anew, for new folders are unknown, too, and compares what is there with what was. */
  private Set<Path> changedUnheard() throws IOException {
    Map<Path, FileHash> before = Map.copyOf(watcher.pathHashes());
    watcher.close();
    watcher = listen();
    var files = new TreeSet<Path>();
    for (Path file : all()) {
      if (!Objects.equals(hash(file), before.get(file))) {
        files.add(file);
      }
    }
    for (Path file : before.keySet()) {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        files.add(file);
      }
    }
    return files;
  }

  private static @Nullable FileHash hash(Path file) {
    try {
      return FileHasher.LAST_MODIFIED_TIME.hash(file);
    } catch (IOException _) {
      return null; // gone since it was listed
    }
  }

  /** All files that rules are about. */
  List<Path> all() throws IOException {
    var files = new ArrayList<Path>();
    for (Path folder : folders(rules)) {
      visit(folder, _ -> {}, files::add);
    }
    return files;
  }

  /** Waits for a change, and then until nothing has changed for a moment. */
  Set<Path> next() throws InterruptedException, IOException {
    var batch = new TreeSet<Path>();
    batch.add(changed.take());
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    Path path = changed.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    while (path != null) {
      batch.add(path);
      path = System.nanoTime() > end ? null : changed.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (batch.remove(LOST)) {
      batch.addAll(changedUnheard());
    }
    return batch;
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}
