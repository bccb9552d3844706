package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Port;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /**
   * Checks a plan.
   *
   * @throws EngineException with code {@code port-in-use} where a port is taken
   */
  public void check(Plan plan) {
    Map<String, CreateContainer> wanted = wanted(plan);
    if (wanted.isEmpty()) {
      return;
    }
    List<ContainerSummary> containers = engine.containers(List.of());
    wanted.forEach((port, create) -> check(plan, port, create, containers));
  }

  private static Map<String, CreateContainer> wanted(Plan plan) {
    var wanted = new TreeMap<String, CreateContainer>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof CreateContainer create) {
        for (Port port : create.request().service().networking().ports()) {
          String published = port.published();
          if (published != null && !published.isEmpty() && published.indexOf('-') < 0) {
            wanted.put(published + "/" + port.protocol(), create);
          }
        }
      }
    }
    return wanted;
  }

  private void check(
      Plan plan, String port, CreateContainer create, List<ContainerSummary> containers) {
    ContainerSummary holder = holder(port, containers);
    if (holder != null) {
      String project = holder.labels().getOrDefault(ComposeLabels.PROJECT, "");
      if (!project.equals(plan.project())) {
        throw taken(port, create, "container " + holder.name() + owner(project));
      }
      return;
    }
    String process = engine.isLocal() ? local.holder(port) : null;
    if (process != null) {
      throw taken(port, create, process);
    }
  }

  private static @Nullable ContainerSummary holder(String port, List<ContainerSummary> containers) {
    for (ContainerSummary container : containers) {
      for (PublishedPort published : container.ports()) {
        if (port.equals(published.publicPort() + "/" + published.protocol())) {
          return container;
        }
      }
    }
    return null;
  }

  private static String owner(String project) {
    return project.isEmpty() ? "" : " of project " + project;
  }

  private static EngineException taken(String port, CreateContainer create, String holder) {
    return new EngineException(
        "port-in-use",
        "service "
            + create.container().service()
            + ": host port "
            + port
            + " is already in use by "
            + holder,
        "stop that one, or publish another port in the file");
  }
}
