package compose.orchestrator.loader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pass is in the tree; spelt out only when something is said about the place.
 *
 * @param parent the place above, or null at the root
 * @param key the key below the parent, or {@code [n]} for an item of a list
 */
record TreePath(@Nullable TreePath parent, String key) {

  static final TreePath ROOT = new TreePath(null, "");

  static TreePath of(List<String> keys) {
    TreePath path = ROOT;
    for (String key : keys) {
      path = path.child(key);
    }
    return path;
  }

  TreePath child(String name) {
    return new TreePath(this, name);
  }

  TreePath item(int index) {
    return new TreePath(this, "[" + index + "]");
  }

  /** The name at a depth: 0 is the section, 1 the resource in it; empty where there is none. */
  String part(int depth) {
    TreePath at = this;
    int above = depth() - depth - 1;
    for (int i = 0; i < above && at.parent != null; i++) {
      at = at.parent;
    }
    return above < 0 ? "" : at.key;
  }

  private int depth() {
    int depth = 0;
    for (TreePath at = this; at.parent != null; at = at.parent) {
      depth++;
    }
    return depth;
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String above = parent.toString();
    return above.isEmpty() || key.startsWith("[") ? above + key : above + "." + key;
  }
}
