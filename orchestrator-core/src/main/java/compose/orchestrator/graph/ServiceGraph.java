package compose.orchestrator.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Which service comes before which (Compose Specification, depends_on). Every answer is in a fixed
 * order: dependencies first, names deciding where nothing else does.
 */
public final class ServiceGraph {

  private final Edges graph = new Edges();

  private ServiceGraph() {}

  /** A graph of services and, for each, those it depends on; others than the keys are left out. */
  public static ServiceGraph of(Map<String, ? extends Collection<String>> dependencies) {
    var made = new ServiceGraph();
    var sorted = new TreeMap<String, Collection<String>>(dependencies);
    for (String service : sorted.keySet()) {
      made.graph.addVertex(service);
    }
    sorted.forEach((service, needed) -> needed.forEach(other -> made.add(other, service)));
    return made;
  }

  private void add(String before, String after) {
    if (graph.containsVertex(before) && !before.equals(after)) {
      graph.addEdge(before, after);
    }
  }

  /**
   * Services that depend on each other in a circle, the first one repeated at the end; empty where
   * there is none.
   */
  public List<String> cycle() {
    Set<String> inCycles = new TreeSet<>(new CycleDetector<>(graph).findCycles());
    if (inCycles.isEmpty()) {
      return List.of();
    }
    return shortestCycle(inCycles.iterator().next());
  }

  /** Edges lead from a dependency to its dependents, a reader wants the other direction. */
  private List<String> shortestCycle(String start) {
    List<String> best = List.of();
    var search = new BFSShortestPath<>(graph);
    for (String next : new TreeSet<>(neighbours(start, true))) {
      GraphPath<String, DefaultEdge> back = search.getPath(next, start);
      if (back != null && (best.isEmpty() || back.getLength() + 2 < best.size())) {
        var path = new ArrayList<String>(back.getVertexList().reversed());
        path.add(start);
        best = path;
      }
    }
    return best;
  }

  /** All services, each after those it depends on. */
  public List<String> order() {
    var order = new ArrayList<String>();
    new TopologicalOrderIterator<>(graph, Comparator.naturalOrder()).forEachRemaining(order::add);
    return order;
  }

  /** The services and all that they depend on, directly or through others. */
  public Set<String> withDependencies(Collection<String> services) {
    return closure(services, false);
  }

  /** The services and all that depend on them, directly or through others. */
  public Set<String> withDependents(Collection<String> services) {
    return closure(services, true);
  }

  /** Services that depend on this one directly. */
  public Set<String> dependents(String service) {
    return new TreeSet<>(neighbours(service, true));
  }

  private Set<String> closure(Collection<String> services, boolean outgoing) {
    var found = new TreeSet<String>();
    Deque<String> open = new ArrayDeque<>(services);
    while (!open.isEmpty()) {
      String service = open.pop();
      if (graph.containsVertex(service) && found.add(service)) {
        open.addAll(neighbours(service, outgoing));
      }
    }
    return found;
  }

  private List<String> neighbours(String service, boolean outgoing) {
    var found = new ArrayList<String>();
    for (DefaultEdge edge :
        outgoing ? graph.outgoingEdgesOf(service) : graph.incomingEdgesOf(service)) {
      found.add(outgoing ? graph.getEdgeTarget(edge) : graph.getEdgeSource(edge));
    }
    return found;
  }
}
