package compose.orchestrator.transfer;

import compose.orchestrator.transfer.Difference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What makes the target equal to the source.
 *
 * @param sent files to be sent whole, folders that get their attributes after what is in them
 * @param patched large files of which only some parts are sent
 * @param gone paths to be removed at the target, with all below them
 */
record Delta(List<FileEntry> sent, List<FileEntry> patched, List<String> gone) {

  /** From here on a file that the target has already is sent in parts. */
  static final long LARGE = 64L * 1024 * 1024;

  /** Differences of a file that sending parts of it can make up for. */
  private static final Set<Kind> PATCHABLE =
      EnumSet.of(Kind.SIZE, Kind.CONTENT, Kind.TIME, Kind.MODE, Kind.OWNER);

  boolean isEmpty() {
    return sent.isEmpty() && patched.isEmpty() && gone.isEmpty();
  }

  static Delta between(Manifest source, Manifest target) {
    var collected = new Collector(source);
    for (FileEntry file : source.files()) {
      FileEntry there = target.get(file.path());
      Set<Kind> kinds = Comparison.kinds(file, there);
      if (!kinds.isEmpty()) {
        collected.add(file, kinds);
      }
      if (kinds.contains(Kind.ATTRIBUTES) && there != null) {
        collected.attributes(file, there);
      }
    }
    for (FileEntry file : target.files()) {
      if (source.get(file.path()) == null) {
        collected.remove(file.path());
      }
    }
    return collected.delta();
  }

  private static final class Collector {

    private final Manifest source;
    private final TreeMap<String, FileEntry> sent = new TreeMap<>();
    private final List<FileEntry> patched = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final Set<String> goneFolders = new HashSet<>();
    private final Set<String> linked = new HashSet<>();

    Collector(Manifest source) {
      this.source = source;
    }

    void add(FileEntry file, Set<Kind> kinds) {
      if (kinds.contains(Kind.TYPE)) {
        remove(file.path());
      }
      if (file.sharedWith() != null) {
        linked.add(file.sharedWith());
      }
      // Writing to a file may take attributes off it, such as capabilities.
      boolean plain = file.attributes() == null || file.attributes().isEmpty();
      boolean patchable = plain && file.sharedWith() == null && PATCHABLE.containsAll(kinds);
      if (file.size() >= LARGE && patchable) {
        patched.add(file);
      } else {
        sent.put(file.path(), file);
      }
      addFoldersAbove(file.path());
    }

    /**
     * Unpacking takes no attribute off a folder that is there: one that has another is made anew,
     * with all below it. The top cannot be.
     */
    void attributes(FileEntry file, FileEntry there) {
      boolean has = there.attributes() != null && !there.attributes().isEmpty();
      if (has && file.type() == FileType.FOLDER && source.get(parent(file.path())) != null) {
        remove(file.path());
        String below = file.path() + "/";
        for (FileEntry one : source.files()) {
          if (one.path().startsWith(below)) {
            add(one, EnumSet.of(Kind.MISSING));
          }
        }
      }
    }

    /** What is below a path that goes needs no word of its own. */
    void remove(String path) {
      boolean covered = false;
      for (String above = parent(path); !above.isEmpty() && !covered; above = parent(above)) {
        covered = goneFolders.contains(above);
      }
      if (!covered) {
        gone.add(path);
        goneFolders.add(path);
        addFoldersAbove(path);
      }
    }

    /** What is written into a folder changes its time: it is put right afterwards. */
    private void addFoldersAbove(String path) {
      for (String above = parent(path); !above.isEmpty(); above = parent(above)) {
        FileEntry folder = source.get(above);
        if (folder != null && sent.putIfAbsent(above, folder) != null) {
          return;
        }
      }
    }

    /** Links between files are made anew only where all of them are sent. */
    Delta delta() {
      if (!linked.isEmpty()) {
        Collection<FileEntry> all = source.files();
        for (FileEntry file : all) {
          if (file.sharedWith() != null && linked.contains(file.sharedWith())) {
            sent.put(file.path(), file);
            addFoldersAbove(file.path());
          }
        }
      }
      return new Delta(List.copyOf(sent.values()), List.copyOf(patched), List.copyOf(gone));
    }

    private static String parent(String path) {
      int slash = path.lastIndexOf('/');
      return slash < 0 ? "" : path.substring(0, slash);
    }
  }
}
