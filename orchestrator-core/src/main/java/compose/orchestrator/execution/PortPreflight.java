package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Port;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Existing;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before anything is stopped, whether the host ports that new containers want are held by
 * somebody else: a container of another project, or a process of this machine.
 */
public final class PortPreflight {

  private final EngineGateway engine;
  private final LocalPorts local;

  /** For one engine. */
  public PortPreflight(EngineGateway engine) {
    this.engine = engine;
    this.local = new LocalPorts();
  }

  /** A fixed port of the host that a new container wants. */
  private record Wanted(String port, String ip, CreateContainer create) {

    boolean overlaps(String other) {
      return isAll(ip) || isAll(other) || ip.equals(other);
    }

    boolean isOf(ContainerRef container) {
      return create.container().name().equals(container.name());
    }

    private static boolean isAll(String ip) {
      return ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
    }
  }

  /**
   * Checks a plan.
   *
   * @throws EngineException with code {@code port-in-use} where a port is taken, or wanted twice
   */
  public void check(Plan plan) {
    List<Wanted> all = wanted(plan);
    if (all.isEmpty()) {
      return;
    }
    wantedTwice(plan, all);
    List<ContainerSummary> containers = engine.containers(List.of());
    Set<String> ending = ending(plan);
    all.forEach(wanted -> check(plan, wanted, containers, ending));
  }

  private static List<Wanted> wanted(Plan plan) {
    var wanted = new ArrayList<Wanted>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof CreateContainer create) {
        for (Port port : create.request().service().networking().ports()) {
          String published = port.published();
          if (published != null && !published.isEmpty() && published.indexOf('-') < 0) {
            String ip = Objects.requireNonNullElse(port.hostIp(), "");
            wanted.add(new Wanted(published + "/" + port.protocol(), ip, create));
          }
        }
      }
    }
    return wanted;
  }

  /** Of several containers that start, only one can have a port. */
  private static void wantedTwice(Plan plan, List<Wanted> all) {
    var started = new HashSet<String>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof StartContainer start) {
        started.add(start.container().name());
      }
    }
    Map<String, List<Wanted>> before = new HashMap<>();
    for (Wanted one : all) {
      if (started.contains(one.create().container().name())) {
        List<Wanted> others = before.computeIfAbsent(one.port(), _ -> new ArrayList<>());
        for (Wanted other : others) {
          if (one.overlaps(other.ip()) && !one.isOf(other.create().container())) {
            throw taken(one, "container " + other.create().container().name());
          }
        }
        others.add(one);
      }
    }
  }

  /** Ids of containers that the plan ends. */
  private static Set<String> ending(Plan plan) {
    var ids = new HashSet<String>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof StopContainer stop
          && stop.container() instanceof Existing existing) {
        ids.add(existing.id());
      } else if (node.operation() instanceof RemoveContainer remove
          && remove.container() instanceof Existing existing) {
        ids.add(existing.id());
      }
    }
    return ids;
  }

  private void check(
      Plan plan, Wanted wanted, List<ContainerSummary> containers, Set<String> ending) {
    ContainerSummary holder = holder(wanted, containers);
    if (holder != null) {
      String project = holder.labels().getOrDefault(ComposeLabels.PROJECT, "");
      if (!project.equals(plan.project())) {
        throw taken(wanted, "container " + holder.name() + owner(project));
      }
      if (!ending.contains(holder.id())) {
        throw taken(wanted, "container " + holder.name());
      }
      return;
    }
    String process = engine.isLocal() ? local.holder(wanted.port()) : null;
    if (process != null) {
      throw taken(wanted, process);
    }
  }

  private static @Nullable ContainerSummary holder(
      Wanted wanted, List<ContainerSummary> containers) {
    for (ContainerSummary container : containers) {
      for (PublishedPort published : container.ports()) {
        String ip = Objects.requireNonNullElse(published.ip(), "");
        String port = published.publicPort() + "/" + published.protocol();
        if (wanted.port().equals(port) && wanted.overlaps(ip)) {
          return container;
        }
      }
    }
    return null;
  }

  private static String owner(String project) {
    return project.isEmpty() ? "" : " of project " + project;
  }

  private static EngineException taken(Wanted wanted, String holder) {
    return new EngineException(
        "port-in-use",
        "service "
            + wanted.create().container().service()
            + ": host port "
            + wanted.port()
            + " is already in use by "
            + holder,
        "stop that one, or publish another port in the file");
  }
}
