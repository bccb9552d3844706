package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do when files change (Compose Develop Specification).
 *
 * @param path file or folder watched
 * @param action sync, rebuild, restart, sync+restart or sync+exec
 * @param target path in the container, or null
 * @param ignore patterns left out
 * @param include patterns taken
 * @param initialSync whether files are synchronised at the start
 * @param exec command after a sync, or null
 */
public record WatchRule(
    String path,
    String action,
    @Nullable String target,
    List<String> ignore,
    List<String> include,
    boolean initialSync,
    @Nullable Hook exec) {

  static WatchRule decode(Attributes a) {
    return new WatchRule(
        a.string("path", ""),
        a.string("action", ""),
        a.string("target"),
        a.strings("ignore"),
        a.strings("include"),
        a.isTrue("initial_sync"),
        a.object("exec", Hook::decode));
  }
}
