package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds services that depend on themselves, maybe through others. */
final class Cycles {

  /** A service on the way, and the dependencies of it that were not followed yet. */
  private record Step(Mapping.Entry reference, Iterator<Mapping.Entry> rest) {}

  private final Mapping services;
  private final Findings findings;
  private final Set<String> done = new HashSet<>();
  private final List<Step> trail = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  Cycles(Mapping services, Findings findings) {
    this.services = services;
    this.findings = findings;
  }

  void check() {
    for (Mapping.Entry service : services.all()) {
      visit(service);
      while (!trail.isEmpty()) {
        Step last = trail.getLast();
        if (last.rest.hasNext()) {
          visit(last.rest.next());
        } else {
          leave(last);
        }
      }
    }
  }

  private void visit(Mapping.Entry reference) {
    String name = reference.key();
    Integer place = places.get(name);
    if (place != null) {
      report(trail.subList(place, trail.size()), reference);
    } else if (services.get(name) instanceof Mapping service && !done.contains(name)) {
      places.put(name, trail.size());
      Mapping dependencies = Values.mapping(service, "depends_on");
      trail.add(new Step(reference, dependencies.all().iterator()));
    }
  }

  private void leave(Step step) {
    trail.removeLast();
    places.remove(step.reference.key());
    done.add(step.reference.key());
  }

  private void report(List<Step> cycle, Mapping.Entry last) {
    var names = new StringBuilder();
    var steps = new StringBuilder();
    Mapping.Entry before = null;
    for (Step step : cycle) {
      names.append(step.reference.key()).append(" -> ");
      place(before, step.reference, steps);
      before = step.reference;
    }
    place(before, last, steps);
    findings.error(
        "dependency-cycle",
        "services depend on each other in a cycle: " + names + last.key(),
        "Remove one of these dependencies: " + steps + ".",
        last.keyLocation());
  }

  private static void place(Mapping.@Nullable Entry from, Mapping.Entry to, StringBuilder steps) {
    if (from != null) {
      steps.append(steps.isEmpty() ? "" : ", ").append(from.key()).append(" -> ");
      steps.append(to.key()).append(" (").append(to.keyLocation()).append(")");
    }
  }
}
