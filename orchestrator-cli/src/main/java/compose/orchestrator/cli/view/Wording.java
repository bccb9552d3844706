package compose.orchestrator.cli.view;

import compose.orchestrator.model.Condition;
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
import compose.orchestrator.plan.KillContainer;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.PauseContainer;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.PullImage;
import compose.orchestrator.plan.PushImage;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.RemoveImage;
import compose.orchestrator.plan.RemoveNetwork;
import compose.orchestrator.plan.RemoveVolume;
import compose.orchestrator.plan.RenameContainer;
import compose.orchestrator.plan.Replaced;
import compose.orchestrator.plan.Requested;
import compose.orchestrator.plan.RunHook;
import compose.orchestrator.plan.RunPreStart;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.plan.UnpauseContainer;
import compose.orchestrator.plan.UpdateContainer;
import java.util.List;

/**
 * What progress says about an operation, in the words docker compose uses.
 *
 * @param ids what it is about; none where nothing is said
 * @param doing while it goes on, or empty
 * @param done once it has ended well, or empty
 */
record Wording(List<String> ids, String doing, String done) {

  private static final Requested RESTART = new Requested("restart");
  private static final Wording NOTHING = new Wording(List.of(), "", "");

  /**
   * What is said about a step; its reason may make it part of something that is said as a whole.
   */
  static Wording of(PlanNode node) {
    Operation operation = node.operation();
    boolean stops = operation instanceof StopContainer || operation instanceof RemoveContainer;
    if (stops && node.reason() instanceof Replaced) {
      return NOTHING;
    }
    if (operation instanceof RenameContainer && !(node.reason() instanceof Replaced)) {
      return new Wording(of(operation).ids(), "", "Renamed");
    }
    Wording words = of(operation);
    return node.reason().equals(RESTART) ? words.asRestart(operation) : words;
  }

  private Wording asRestart(Operation operation) {
    return operation instanceof StopContainer
        ? new Wording(ids, "Restarting", "")
        : new Wording(ids, "", done);
  }

  private static Wording of(Operation operation) {
    return switch (operation) {
      case PullImage pull -> new Wording(List.of(pull.service()), "Pulling", "Pulled");
      case PushImage push -> new Wording(List.of(push.service()), "Pushing", "Pushed");
      case BuildImage build -> one("Service " + build.service().name(), "Building", "Built");
      case RemoveImage remove -> one("Image " + remove.image(), "Removing", "Removed");
      case CreateNetwork create -> one("Network " + create.network().name(), "Creating", "Created");
      case RemoveNetwork remove -> one("Network " + remove.name(), "Removing", "Removed");
      case CreateVolume create -> one("Volume " + create.volume().name(), "Creating", "Created");
      case RemoveVolume remove -> one("Volume " + remove.name(), "Removing", "Removed");
      case ConnectNetwork connect -> of(connect.container(), "Connecting", "Connected");
      case DisconnectNetwork disconnect ->
          of(disconnect.container(), "Disconnecting", "Disconnected");
      case CreateContainer create -> creation(create);
      case StartContainer start -> of(start.container(), "Starting", "Started");
      case StopContainer stop -> of(stop.container(), "Stopping", "Stopped");
      case KillContainer kill -> of(kill.container(), "Killing", "Killed");
      case PauseContainer pause -> of(pause.container(), "", "Paused");
      case UnpauseContainer unpause -> of(unpause.container(), "", "Unpaused");
      case RemoveContainer remove -> of(remove.container(), "Removing", "Removed");
      case RenameContainer rename -> one("Container " + rename.name(), "", "Recreated");
      case UpdateContainer update -> of(update.container(), "Updating", "Updated");
      case AwaitCondition await ->
          new Wording(
              await.containers().stream().map(Wording::id).toList(),
              "Waiting",
              await.condition() == Condition.COMPLETED ? "Exited" : "Healthy");
      case AwaitUpdate await ->
          new Wording(await.containers().stream().map(Wording::id).toList(), "Waiting", "Healthy");
      case RunPreStart hook -> one("Hook " + hook.point(), "Running", "Done");
      case CopyFiles _, RunHook _ -> NOTHING;
    };
  }

  static String id(ContainerRef container) {
    return "Container " + container.name();
  }

  /** Whether a container takes another one's place. */
  static boolean replaces(CreateContainer create) {
    return !create.createName().equals(create.container().name());
  }

  private static Wording creation(CreateContainer create) {
    return replaces(create)
        ? of(create.container(), "Recreate", "")
        : of(create.container(), "Creating", "Created");
  }

  private static Wording of(ContainerRef container, String doing, String done) {
    return one(id(container), doing, done);
  }

  private static Wording one(String id, String doing, String done) {
    return new Wording(List.of(id), doing, done);
  }
}
