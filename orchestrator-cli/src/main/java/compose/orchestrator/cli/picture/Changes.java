package compose.orchestrator.cli.picture;

import compose.orchestrator.cli.view.StepWording;
import compose.orchestrator.plan.AwaitCondition;
import compose.orchestrator.plan.AwaitUpdate;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Replaced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a plan does to each service, network and volume, as a whole. */
final class Changes {

  /** From what is the lesser to what is the greater thing to happen to something. */
  private static final List<String> KINDS =
      List.of("change", "stop", "start", "remove", "create", "replace");

  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Set<String>> details = new LinkedHashMap<>();
  private final Set<String> services = new TreeSet<>();

  Changes(@Nullable Plan plan) {
    if (plan != null) {
      for (PlanNode node : plan.nodes()) {
        Operation operation = node.operation();
        if (!(operation instanceof AwaitCondition || operation instanceof AwaitUpdate)) {
          add(node);
        }
      }
    }
  }

  /** Services that anything is done to. */
  Set<String> services() {
    return services;
  }

  Picture.@Nullable Change service(String name) {
    return of("service " + name);
  }

  Picture.@Nullable Change network(String name) {
    return of("network " + name);
  }

  Picture.@Nullable Change volume(String name) {
    return of("volume " + name);
  }

  private Picture.@Nullable Change of(String key) {
    String kind = kinds.get(key);
    return kind == null
        ? null
        : new Picture.Change(kind, List.copyOf(details.getOrDefault(key, Set.of())));
  }

  private void add(PlanNode node) {
    StepWording words = StepWording.of(node.operation());
    String service = words.service();
    String key = service == null ? words.type() + " " + words.name() : "service " + service;
    if (service != null) {
      services.add(service);
    }
    kinds.merge(key, kind(words, node), Changes::greater);
    details.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(details(node, words));
  }

  private static List<String> details(PlanNode node, StepWording words) {
    var lines = new ArrayList<String>();
    if (words.type().equals("image")) {
      lines.add(words.text() + " " + words.name());
    }
    if (node.reason() instanceof Diverged diverged) {
      for (Divergence difference : diverged.divergences()) {
        lines.add(line(difference, words.service()));
      }
    }
    return lines;
  }

  private static String line(Divergence difference, @Nullable String service) {
    String prefix = "services." + service + ".";
    String path = difference.path();
    return (path.startsWith(prefix) ? path.substring(prefix.length()) : path)
        + ": "
        + value(difference.actual())
        + " → "
        + value(difference.desired());
  }

  private static String value(@Nullable String value) {
    return value == null ? "(nothing)" : value;
  }

  private static String kind(StepWording words, PlanNode node) {
    boolean replacing = node.reason() instanceof Replaced;
    return switch (words.kind()) {
      case "create-container" -> words.text().equals("create") ? "create" : "replace";
      case "create-network", "create-volume" -> "create";
      case "remove-container" -> replacing ? "replace" : "remove";
      case "remove-network", "remove-volume", "remove-image" -> "remove";
      case "start-container" -> "start";
      case "stop-container", "kill-container" -> replacing ? "replace" : "stop";
      default -> "change";
    };
  }

  private static String greater(String one, String other) {
    return KINDS.indexOf(one) >= KINDS.indexOf(other) ? one : other;
  }
}
