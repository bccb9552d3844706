package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds services that depend on themselves, maybe through others. */
final class Cycles {

  private final Mapping services;
  private final Findings findings;
  private final Set<String> done = new HashSet<>();
  private final List<Mapping.Entry> trail = new ArrayList<>();

  Cycles(Mapping services, Findings findings) {
    this.services = services;
    this.findings = findings;
  }

  void check() {
    for (Mapping.Entry service : services.all()) {
      visit(service);
    }
  }

  private void visit(Mapping.Entry reference) {
    String name = reference.key();
    for (int i = 0; i < trail.size(); i++) {
      if (trail.get(i).key().equals(name)) {
        report(trail.subList(i, trail.size()), reference);
        return;
      }
    }
    if (!(services.get(name) instanceof Mapping service) || done.contains(name)) {
      return;
    }
    trail.add(reference);
    for (Mapping.Entry dependency : Values.mapping(service, "depends_on").all()) {
      visit(dependency);
    }
    trail.removeLast();
    done.add(name);
  }

  private void report(List<Mapping.Entry> cycle, Mapping.Entry last) {
    var names = new StringBuilder();
    var places = new StringBuilder();
    for (Mapping.Entry step : cycle) {
      names.append(step.key()).append(" -> ");
    }
    for (int i = 1; i < cycle.size(); i++) {
      place(cycle.get(i - 1), cycle.get(i), places);
    }
    place(cycle.getLast(), last, places);
    findings.error(
        "dependency-cycle",
        "services depend on each other in a cycle: " + names + last.key(),
        "Remove one of these dependencies: " + places + ".",
        last.keyLocation());
  }

  private static void place(Mapping.Entry from, Mapping.Entry to, StringBuilder places) {
    places.append(places.isEmpty() ? "" : ", ");
    places.append(from.key()).append(" -> ").append(to.key());
    places.append(" (").append(to.keyLocation()).append(")");
  }
}
