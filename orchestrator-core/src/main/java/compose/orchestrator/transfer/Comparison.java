package compose.orchestrator.transfer;

import compose.orchestrator.transfer.Difference.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two sides, file by file. Contents and further attributes are compared where they are
 * known of both.
 */
public final class Comparison {

  private Comparison() {}

  /** Everything that is not the same, in the order of the paths, what is extra last. */
  public static List<Difference> of(Manifest source, Manifest target) {
    var differences = new ArrayList<Difference>();
    for (FileEntry file : source.files()) {
      Set<Kind> kinds = kinds(file, target.get(file.path()));
      if (!kinds.isEmpty()) {
        differences.add(new Difference(file.path(), kinds));
      }
    }
    for (FileEntry file : target.files()) {
      if (source.get(file.path()) == null) {
        differences.add(new Difference(file.path(), EnumSet.of(Kind.EXTRA)));
      }
    }
    return List.copyOf(differences);
  }

  static Set<Kind> kinds(FileEntry source, @Nullable FileEntry target) {
    if (target == null) {
      return EnumSet.of(Kind.MISSING);
    }
    if (source.type() != target.type()) {
      return EnumSet.of(Kind.TYPE);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    contents(source, target, kinds);
    // The mode of a link is always the same, but not on every file system the same number.
    if (source.type() != FileType.LINK && source.mode() != target.mode()) {
      kinds.add(Kind.MODE);
    }
    if (source.uid() != target.uid() || source.gid() != target.gid()) {
      kinds.add(Kind.OWNER);
    }
    if (source.modified() != target.modified()) {
      kinds.add(Kind.TIME);
    }
    if (!Objects.equals(source.sharedWith(), target.sharedWith())) {
      kinds.add(Kind.HARD_LINK);
    }
    if (differ(source.attributes(), target.attributes())) {
      kinds.add(Kind.ATTRIBUTES);
    }
    return kinds;
  }

  private static boolean differ(@Nullable String source, @Nullable String target) {
    return source != null && target != null && !source.equals(target);
  }

  private static void contents(FileEntry source, FileEntry target, Set<Kind> kinds) {
    if (source.size() != target.size()) {
      kinds.add(Kind.SIZE);
    } else if (differ(source.digest(), target.digest())) {
      kinds.add(Kind.CONTENT);
    }
    if (!source.target().equals(target.target())) {
      kinds.add(Kind.LINK_TARGET);
    }
  }
}
