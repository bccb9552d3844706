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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a plan will do.
 *
 * @param kind a stable name for programs
 * @param type what it does it to: container, image, network, service or volume
 * @param name name of that
 * @param service service that it is done for, or null
 * @param text what it does, for people
 */
public record StepWording(
    String kind, String type, String name, @Nullable String service, String text) {

  /** Of any operation. */
  public static StepWording of(Operation operation) {
    return switch (operation) {
      case PullImage pull -> image("pull-image", pull.image(), pull.service(), "pull");
      case PushImage push -> image("push-image", push.image(), push.service(), "push");
      case BuildImage build -> image("build-image", build.image(), build.service().name(), "build");
      case RemoveImage remove -> image("remove-image", remove.image(), null, "remove");
      case CreateNetwork create -> network("create-network", create.network().name(), "create");
      case RemoveNetwork remove -> network("remove-network", remove.name(), "remove");
      case CreateVolume create -> volume("create-volume", create.volume().name(), "create");
      case RemoveVolume remove ->
          volume("remove-volume", remove.name(), "remove, with all data in it");
      case ConnectNetwork connect ->
          of("connect-network", connect.container(), "connect to network " + connect.network());
      case DisconnectNetwork disconnect ->
          of(
              "disconnect-network",
              disconnect.container(),
              "disconnect from network " + disconnect.network());
      case CreateContainer create -> of("create-container", create.container(), creation(create));
      case CopyFiles copy ->
          of(
              "copy-files",
              copy.container(),
              "copy " + count(copy.files().size(), "file") + " into");
      case StartContainer start -> of("start-container", start.container(), "start");
      case StopContainer stop -> of("stop-container", stop.container(), "stop");
      case KillContainer kill ->
          of("kill-container", kill.container(), "send " + kill.signal() + " to");
      case PauseContainer pause -> of("pause-container", pause.container(), "pause");
      case UnpauseContainer unpause -> of("unpause-container", unpause.container(), "unpause");
      case RemoveContainer remove ->
          of(
              "remove-container",
              remove.container(),
              remove.volumes() ? "remove, with its anonymous volumes" : "remove");
      case RenameContainer rename -> of("rename-container", rename.container(), naming(rename));
      case UpdateContainer update ->
          of("update-container", update.container(), "change while it stays");
      case AwaitCondition await ->
          new StepWording(
              "await-condition",
              "service",
              await.service(),
              await.service(),
              wait(await.condition()));
      case AwaitUpdate await ->
          new StepWording("await-update", "service", await.service(), await.service(), wait(await));
      case RunPreStart hook ->
          of("run-pre-start", hook.container(), "run hook " + hook.point() + " before");
      case RunHook hook -> of("run-hook", hook.container(), "run hook " + hook.point());
    };
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String naming(RenameContainer rename) {
    return rename.container().name().equals(rename.name())
        ? "give the replacement its name"
        : "rename to " + rename.name();
  }

  private static String wait(Condition condition) {
    return switch (condition) {
      case STARTED -> "wait until it has started";
      case HEALTHY -> "wait until it is healthy";
      case COMPLETED -> "wait until it has completed successfully";
      case READY -> "wait until it runs or is healthy";
    };
  }

  private static String wait(AwaitUpdate await) {
    String names = String.join(", ", await.containers().stream().map(ContainerRef::name).toList());
    String time = await.time().isZero() ? "" : " for " + text(await.time());
    return "wait until " + names + " runs or is healthy" + time;
  }

  /** {@code 1m30s}. */
  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String creation(CreateContainer create) {
    return Wording.replaces(create) ? "create the replacement" : "create";
  }

  /** What it does it to, for people. */
  String resource() {
    return Character.toUpperCase(type.charAt(0)) + type.substring(1) + " " + name;
  }

  private static StepWording of(String kind, ContainerRef container, String text) {
    return new StepWording(kind, "container", container.name(), container.service(), text);
  }

  private static StepWording image(
      String kind, String name, @Nullable String service, String text) {
    return new StepWording(kind, "image", name, service, text);
  }

  private static StepWording network(String kind, String name, String text) {
    return new StepWording(kind, "network", name, null, text);
  }

  private static StepWording volume(String kind, String name, String text) {
    return new StepWording(kind, "volume", name, null, text);
  }
}
