package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.event.BuildPrinted;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.event.PullProgressed;
import compose.orchestrator.journal.StepLog;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.AwaitCondition;
import compose.orchestrator.plan.AwaitUpdate;
import compose.orchestrator.plan.BuildImage;
import compose.orchestrator.plan.ConnectNetwork;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.CopyFiles;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.CreateNetwork;
import compose.orchestrator.plan.CreateVolume;
import compose.orchestrator.plan.DisconnectNetwork;
import compose.orchestrator.plan.Existing;
import compose.orchestrator.plan.KillContainer;
import compose.orchestrator.plan.Needed;
import compose.orchestrator.plan.PauseContainer;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Planned;
import compose.orchestrator.plan.PullImage;
import compose.orchestrator.plan.PushImage;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.RemoveImage;
import compose.orchestrator.plan.RemoveNetwork;
import compose.orchestrator.plan.RemoveVolume;
import compose.orchestrator.plan.RenameContainer;
import compose.orchestrator.plan.RunHook;
import compose.orchestrator.plan.RunPreStart;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.plan.UnpauseContainer;
import compose.orchestrator.plan.UpdateContainer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Does one step: the only code that changes an engine. */
final class OperationRunner {

  private final EngineGateway engine;
  private final Creations creations;
  private final ResolvedRequests resolved = new ResolvedRequests(this::id);
  private final HookContainers hooks;
  private final Removals removals;
  private final Project project;
  private final ConditionWaiter waiter;
  private final EventSink events;
  private final StepLog log;
  private final Map<String, String> made = new ConcurrentHashMap<>();
  private final Map<String, ImageDetails> images = new ConcurrentHashMap<>();

  OperationRunner(
      EngineGateway engine,
      Project project,
      ConditionWaiter waiter,
      EventSink events,
      StepLog log) {
    this.engine = engine;
    this.creations = new Creations(engine);
    this.hooks = new HookContainers(engine, creations, resolved, waiter);
    this.removals = new Removals(engine);
    this.project = project;
    this.waiter = waiter;
    this.events = events;
    this.log = log;
  }

  /** Ids of the containers made so far, by name. */
  Map<String, String> madeContainers() {
    return Map.copyOf(made);
  }

  void run(PlanNode node) throws InterruptedException {
    switch (node.operation()) {
      case PullImage pull -> pull(node, pull);
      case PushImage push -> push(node, push);
      case BuildImage build -> build(node, build);
      case RemoveImage remove -> removals.image(remove.image());
      case CreateNetwork create ->
          creations.network(
              new NetworkRequest(
                  create.network().name(), create.network(), marked(node, create.labels())));
      case RemoveNetwork remove -> removals.network(remove.id(), remove.name());
      case ConnectNetwork connect ->
          engine.connect(connect.network(), id(connect.container()), connect.endpoint());
      case DisconnectNetwork disconnect ->
          engine.disconnect(disconnect.network(), id(disconnect.container()), true);
      case CreateVolume create ->
          engine.createVolume(
              new VolumeRequest(
                  create.volume().name(), create.volume(), marked(node, create.labels())));
      case RemoveVolume remove -> removals.volume(remove.name());
      case CreateContainer create -> create(node, create);
      case CopyFiles copy -> copy(copy);
      case StartContainer start -> engine.start(id(start.container()));
      case StopContainer stop -> engine.stop(id(stop.container()), stop.timeout());
      case KillContainer kill -> engine.kill(id(kill.container()), kill.signal());
      case PauseContainer pause -> engine.pause(id(pause.container()));
      case UnpauseContainer unpause -> engine.unpause(id(unpause.container()));
      case RemoveContainer remove ->
          engine.removeContainer(id(remove.container()), remove.force(), remove.volumes());
      case RenameContainer rename -> engine.rename(id(rename.container()), rename.name());
      case UpdateContainer update -> engine.update(id(update.container()), update.update());
      case AwaitCondition await -> await(node, await);
      case AwaitUpdate await -> await(await);
      case RunHook hook -> hook(node, hook);
      case RunPreStart hook -> hooks.run(hook, marked(node, hook.request().labels()));
    }
  }

  /** With the operation that makes it: what a crash leaves can be told from what others made. */
  private Map<String, String> marked(PlanNode node, Map<String, String> labels) {
    var marked = new TreeMap<String, String>(labels);
    if (!log.operation().isEmpty()) {
      marked.put(ComposeLabels.OPERATION, log.operation());
      marked.put(ComposeLabels.NODE, Integer.toString(node.id()));
    }
    return marked;
  }

  /** What came of a step that was done: the id of a container, otherwise nothing. */
  String result(PlanNode node) {
    return node.operation() instanceof CreateContainer create
        ? made.getOrDefault(create.container().name(), "")
        : "";
  }

  private String id(ContainerRef container) {
    return switch (container) {
      case Existing existing -> existing.id();
      case Planned planned -> {
        String id = made.get(planned.name());
        if (id == null) {
          throw new IllegalStateException(planned.name() + " has not been made yet");
        }
        yield id;
      }
    };
  }

  private void pull(PlanNode node, PullImage pull) {
    try {
      engine.pull(
          pull.image(),
          pull.platform(),
          progress -> events.accept(new PullProgressed(node, progress)));
    } catch (EngineException failure) {
      throw failure.about("service " + pull.service() + ": image " + pull.image());
    }
  }

  private void push(PlanNode node, PushImage push) {
    try {
      engine.push(push.image(), progress -> events.accept(new PullProgressed(node, progress)));
    } catch (EngineException failure) {
      throw failure.about("service " + push.service() + ": image " + push.image());
    }
  }

  private void build(PlanNode node, BuildImage build) {
    try {
      engine.build(
          BuildRequests.of(project, build, engine),
          line -> events.accept(new BuildPrinted(node, line)));
    } catch (EngineException failure) {
      throw failure.about("service " + build.service().name());
    }
  }

  private void create(PlanNode node, CreateContainer create) {
    ContainerRequest request = create.request();
    ImageDetails image = image(create);
    Map<String, String> labels = marked(node, request.labels());
    labels.put(ComposeLabels.IMAGE, image.id());
    labels.put(
        ComposeLabels.CONFIG_HASH,
        ConfigHash.service(
            create.tree(),
            ConfigHash.Dialect.of(ComposeLabels.COMPATIBLE_VERSION),
            service -> resolved.id(create.parents(), service)));
    labels.put(
        ComposeLabels.FIXED_HASH,
        ConfigHash.fixed(
            create.tree(),
            ConfigHash.Dialect.of(ComposeLabels.COMPATIBLE_VERSION),
            service -> resolved.id(create.parents(), service)));
    try {
      made.put(create.container().name(), creations.container(resolved.of(create, labels, image)));
    } catch (EngineException failure) {
      throw failure.about("service " + create.container().service());
    }
  }

  /** Asked once for each image: all containers of a run are made from the same. */
  private ImageDetails image(CreateContainer create) {
    String reference = create.request().image();
    ImageDetails image = images.computeIfAbsent(reference, engine::image);
    if (image == null) {
      throw new EngineException(
          "no-such-image",
          "service " + create.container().service() + ": image " + reference + " is gone",
          "run the command again to pull or build it");
    }
    return image;
  }

  private void copy(CopyFiles copy) {
    for (FileContent file : copy.files()) {
      engine.copyInto(id(copy.container()), file);
    }
  }

  private void await(PlanNode node, AwaitCondition await) throws InterruptedException {
    Duration limit = await.limit();
    long end = limit == null ? 0 : System.nanoTime() + limit.toNanos();
    try {
      for (ContainerRef container : await.containers()) {
        if (limit == null) {
          waiter.await(id(container), await.condition());
        } else if (!waiter.await(id(container), await.condition(), end)) {
          throw notInTime(container, limit);
        }
      }
    } catch (EngineException failure) {
      throw node.reason() instanceof Needed ? dependency(await, failure) : failure;
    }
  }

  /** In the words that docker compose has for it, which programs look for. */
  private static EngineException dependency(AwaitCondition await, EngineException failure) {
    if (!await.required()) {
      return optional(await, failure);
    }
    boolean itsOwn = failure.diagnostics().getFirst().code().equals(ContainerConditions.NOT_MET);
    return itsOwn && await.condition() == Condition.HEALTHY
        ? failure.about("dependency failed to start")
        : failure;
  }

  private static EngineException optional(AwaitCondition await, EngineException failure) {
    String optional = "optional dependency \"" + await.service() + "\"";
    if (await.condition() != Condition.COMPLETED) {
      return failure.about(optional + " failed to start");
    }
    Diagnostic why = failure.diagnostics().getFirst();
    String service = "service \"" + await.service() + "\" ";
    return why.summary().startsWith(service)
        ? new EngineException(
            why.code(), optional + " " + why.summary().substring(service.length()), why.help())
        : failure.about(optional);
  }

  private static EngineException notInTime(ContainerRef container, Duration limit) {
    return new EngineException(
        "not-healthy",
        "application not healthy after " + limit.toSeconds() + "s: container " + container.name(),
        "'orchestrator ps -a' and 'orchestrator logs' tell what holds it up");
  }

  private void await(AwaitUpdate await) throws InterruptedException {
    long end = 0;
    EngineException first = null;
    for (ContainerRef container : await.containers()) {
      try {
        waiter.await(id(container), Condition.READY);
        end = end == 0 ? System.nanoTime() + await.time().toNanos() : end;
        waiter.stays(id(container), Condition.READY, end);
      } catch (EngineException failure) {
        if (await.withdraw()) {
          engine.stop(id(container), null);
          throw failure.about("update of service " + await.service() + ": the old container stays");
        }
        EngineException about = failure.about("update of service " + await.service());
        if (await.required()) {
          throw about;
        }
        first = first == null ? about : first; // the others are waited for all the same
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void hook(PlanNode node, RunHook run) {
    OutputSink nothing = (error, buffer, offset, length) -> {};
    int code = engine.exec(id(run.container()), ExecRequest.of(run.hook()), nothing);
    if (code != 0) {
      throw new EngineException(
          "hook-failed",
          "step " + node.id() + ": " + run.point() + " ended with exit code " + code,
          "the command was: " + String.join(" ", run.hook().command()));
    }
  }
}
