package compose.orchestrator.watch;

import compose.orchestrator.model.Hook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed files call for in one service.
 *
 * @param service name of the service
 * @param rebuild whether its image is built and its containers replaced; nothing else matters then
 * @param files files to bring to its containers, with their places there
 * @param hooks commands to run in them afterwards
 * @param restart whether they are restarted afterwards
 */
record Reaction(
    String service, boolean rebuild, Map<Path, String> files, List<Hook> hooks, boolean restart) {

  /**
   * What the changes call for, by service in the order of the rules; services without are left out.
   */
  static List<Reaction> to(Collection<Path> changed, List<WatchedPath> rules) {
    var services = new LinkedHashMap<String, List<WatchedPath>>();
    for (WatchedPath rule : rules) {
      services.computeIfAbsent(rule.service(), _ -> new ArrayList<>()).add(rule);
    }
    var reactions = new ArrayList<Reaction>();
    services.forEach((service, own) -> {
      Reaction reaction = of(service, own, new TreeSet<>(changed));
      if (!reaction.isNothing()) {
        reactions.add(reaction);
      }
    });
    return reactions;
  }

  private boolean isNothing() {
    return !rebuild && !restart && files.isEmpty();
  }

  private static Reaction of(String service, List<WatchedPath> rules, Collection<Path> changed) {
    boolean rebuild = false;
    boolean restart = false;
    var files = new TreeMap<Path, String>();
    var hooks = new ArrayList<Hook>();
    for (WatchedPath rule : rules) {
      List<Path> meant = changed.stream().filter(rule::concerns).toList();
      if (meant.isEmpty()) {
        continue;
      }
      String action = rule.rule().action();
      rebuild |= action.equals("rebuild");
      restart |= action.equals("restart") || action.equals("sync+restart");
      if (action.startsWith("sync")) {
        meant.forEach(file -> files.put(file, rule.target(file)));
      }
      Hook hook = rule.rule().exec();
      if (action.equals("sync+exec") && hook != null) {
        hooks.add(hook);
      }
    }
    return new Reaction(service, rebuild, files, hooks, restart);
  }
}
