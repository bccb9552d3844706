package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the containers of the services planned so far stand. */
final class Progress {

  private final Map<String, List<ContainerRef>> containers = new HashMap<>();
  private final Map<String, List<Integer>> started = new HashMap<>();
  private final Map<String, List<ContainerDetails>> settled = new HashMap<>();
  private final Set<String> replaced = new HashSet<>();

  void begin(String service) {
    containers.put(service, new ArrayList<>());
    started.put(service, new ArrayList<>());
    settled.put(service, new ArrayList<>());
  }

  /** Whether the service is among those planned. */
  boolean knows(String service) {
    return containers.containsKey(service);
  }

  void add(String service, ContainerRef container) {
    containers.computeIfAbsent(service, any -> new ArrayList<>()).add(container);
  }

  /** Containers the service will have, in the order of their numbers. */
  List<ContainerRef> containers(String service) {
    return containers.getOrDefault(service, List.of());
  }

  void addStarted(String service, int step) {
    started.computeIfAbsent(service, any -> new ArrayList<>()).add(step);
  }

  /** Steps after which containers of the service that did not run do. */
  List<Integer> started(String service) {
    return started.getOrDefault(service, List.of());
  }

  void addSettled(String service, ContainerDetails container) {
    settled.computeIfAbsent(service, any -> new ArrayList<>()).add(container);
  }

  /** Containers of the service that run and stay as they are. */
  List<ContainerDetails> settled(String service) {
    return settled.getOrDefault(service, List.of());
  }

  void addReplaced(String service) {
    replaced.add(service);
  }

  /** Whether a container of the service is replaced by another. */
  boolean isReplaced(String service) {
    return replaced.contains(service);
  }
}
