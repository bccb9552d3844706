package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.model.Service;
import compose.orchestrator.plan.AwaitCondition;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.CreateNetwork;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Existing;
import compose.orchestrator.plan.Missing;
import compose.orchestrator.plan.Needed;
import compose.orchestrator.plan.NotRunning;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Orphan;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Planned;
import compose.orchestrator.plan.PullImage;
import compose.orchestrator.plan.Reason;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.RenameContainer;
import compose.orchestrator.plan.Replaced;
import compose.orchestrator.plan.Requested;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan in which much of what there is happens. */
final class Steps {

  private static final Location HERE = Location.of("compose.yaml");
  private static final Existing OLD = new Existing("0".repeat(64), "shop-web-1", "web");
  private static final Existing CACHE = new Existing("1".repeat(64), "shop-cache-1", "cache");
  private static final Existing GONE = new Existing("2".repeat(64), "shop-gone-1", "gone");

  private final List<PlanNode> nodes = new ArrayList<>();

  static Plan plan() {
    return new Steps().make();
  }

  private Plan make() {
    var web = new Planned("web", 1, "shop-web-1");
    var port = new Divergence("services.web.ports[0]", "8080:80/tcp", "8081:80/tcp");
    var label = new Divergence("services.web.labels.note", null, "new");
    Reason replaced = new Replaced("shop-web-1");
    Project project = project();
    add(new PullImage("web", "nginx:stable", null), new Missing());
    add(new CreateNetwork(project.networks().values().iterator().next(), Map.of()), new Missing());
    add(create(web, "000000000000_shop-web-1", project), new Diverged(List.of(port, label)), 1, 2);
    add(new StopContainer(OLD, null), replaced, 3);
    add(new RemoveContainer(OLD, false, false), replaced, 4);
    add(new RenameContainer(web, "shop-web-1"), replaced, 5);
    add(new StartContainer(CACHE), new NotRunning("exited", 137));
    add(
        new AwaitCondition("cache", List.of(CACHE), Condition.HEALTHY, true, null),
        new Needed("web"),
        7);
    add(new StartContainer(web), replaced, 6, 8);
    add(new StopContainer(GONE, null), new Orphan("/srv/old.yaml"));
    add(new RemoveContainer(GONE, true, true), new Requested("--remove-orphans"), 10);
    var note = Diagnostic.warning("orphans", "containers without a service", "remove them", null);
    return new Plan("shop", nodes, List.of(new Existing("3", "shop-db-1", "db")), List.of(note));
  }

  private void add(Operation operation, Reason reason, Integer... after) {
    nodes.add(new PlanNode(nodes.size() + 1, operation, reason, List.of(after)));
  }

  private static CreateContainer create(Planned container, String name, Project project) {
    Service service = project.services().values().iterator().next();
    var request =
        new ContainerRequest(
            name,
            service,
            "nginx:stable",
            Map.of(),
            "shop_default",
            Map.of(),
            List.of(),
            List.of(),
            null,
            null,
            List.of());
    return new CreateContainer(container, name, request, Map.of(), Mapping.empty(HERE));
  }

  private static Project project() {
    Mapping web = mapping("image", Scalar.of("nginx:stable", HERE));
    Mapping network = mapping("name", Scalar.of("shop_default", HERE));
    var tree = new LinkedHashMap<String, Mapping.Entry>();
    put(tree, "services", mapping("web", web));
    put(tree, "networks", mapping("default", network));
    return Project.of(new Mapping(tree, HERE), ProjectOrigin.NONE);
  }

  private static Mapping mapping(String key, compose.orchestrator.yaml.Node value) {
    var entries = new LinkedHashMap<String, Mapping.Entry>();
    put(entries, key, value);
    return new Mapping(entries, HERE);
  }

  private static void put(
      Map<String, Mapping.Entry> entries, String key, compose.orchestrator.yaml.Node value) {
    entries.put(key, new Mapping.Entry(key, HERE, value));
  }
}
