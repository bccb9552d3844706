package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ContainerNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which containers of a service stay, go, or are missing.
 *
 * @param wanted how many there are to be
 * @param kept those that stay, by number
 * @param surplus those above the number wanted
 * @param leftovers replacements that an interrupted run left beside the container they were to
 *     replace
 * @param missing numbers of containers to be made
 */
record Replicas(
    int wanted,
    List<ContainerDetails> kept,
    List<ContainerDetails> surplus,
    List<ContainerDetails> leftovers,
    List<Integer> missing) {

  static Replicas of(Project project, Service service, List<ContainerDetails> there, int wanted) {
    var leftovers = new ArrayList<ContainerDetails>();
    List<ContainerDetails> real = withoutLeftovers(project, service, there, leftovers);
    int keep = Math.min(wanted, real.size());
    var missing = new ArrayList<Integer>();
    int highest = real.isEmpty() ? 0 : ContainerNumber.of(real.getLast());
    for (int i = real.size(); i < wanted; i++) {
      missing.add(++highest);
    }
    return new Replicas(
        wanted,
        List.copyOf(real.subList(0, keep)),
        List.copyOf(real.subList(keep, real.size()).reversed()),
        leftovers,
        missing);
  }

  private static List<ContainerDetails> withoutLeftovers(
      Project project,
      Service service,
      List<ContainerDetails> there,
      List<ContainerDetails> leftovers) {
    Map<Integer, ContainerDetails> byNumber = new HashMap<>();
    for (ContainerDetails container : there) {
      int number = ContainerNumber.of(container);
      ContainerDetails other = byNumber.get(number);
      String name = Names.container(project, service, Math.max(1, number));
      if (other == null) {
        byNumber.put(number, container);
      } else if (container.name().equals(name)) {
        leftovers.add(Objects.requireNonNull(byNumber.put(number, container)));
      } else {
        leftovers.add(container);
      }
    }
    var real = new ArrayList<ContainerDetails>(byNumber.values());
    real.sort((one, other) -> Integer.compare(ContainerNumber.of(one), ContainerNumber.of(other)));
    return real;
  }
}
