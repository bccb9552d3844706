package compose.orchestrator.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All files of a data set on one side, in the order of their paths. */
public final class Manifest {

  private final NavigableMap<String, FileEntry> entries;

  private Manifest(NavigableMap<String, FileEntry> entries) {
    this.entries = entries;
  }

  /** Of these files, each path once. */
  public static Manifest of(Collection<FileEntry> files) {
    var entries = new TreeMap<String, FileEntry>();
    files.forEach(file -> entries.put(file.path(), file));
    return new Manifest(Collections.unmodifiableNavigableMap(entries));
  }

  /** The same but for some paths. */
  Manifest without(Collection<String> paths) {
    if (paths.isEmpty()) {
      return this;
    }
    var rest = new TreeMap<String, FileEntry>(entries);
    rest.keySet().removeAll(paths);
    return new Manifest(Collections.unmodifiableNavigableMap(rest));
  }

  /** All files. */
  public Collection<FileEntry> files() {
    return entries.values();
  }

  /** The file of that path, or null. */
  public @Nullable FileEntry get(String path) {
    return entries.get(path);
  }

  /** Paths of files and folders right in the top folder: with them goes all that is below. */
  public List<String> topLevel() {
    var paths = new ArrayList<String>();
    for (FileEntry file : files()) {
      if (file.path().length() > 2 && file.path().indexOf('/', 2) < 0) {
        paths.add(file.path());
      }
    }
    return paths;
  }

  /** Whether there is nothing but the top folder. */
  public boolean isEmpty() {
    return entries.size() <= 1;
  }

  /** Bytes of all contents; what is linked counts once. */
  public long bytes() {
    long sum = 0;
    for (FileEntry file : entries.values()) {
      boolean first = file.sharedWith() == null || file.sharedWith().equals(file.path());
      sum += first ? file.size() : 0;
    }
    return sum;
  }

  /** Whether another look at the same side has found the same files, and none changed since. */
  public boolean isUntouchedIn(Manifest later) {
    if (entries.size() != later.entries.size()) {
      return false;
    }
    for (FileEntry file : entries.values()) {
      FileEntry other = later.get(file.path());
      boolean same = other != null && other.type() == file.type() && other.isUntouchedSince(file);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
