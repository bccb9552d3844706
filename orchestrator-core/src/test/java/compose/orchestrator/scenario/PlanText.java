package compose.orchestrator.scenario;

import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.plan.AwaitCondition;
import compose.orchestrator.plan.AwaitUpdate;
import compose.orchestrator.plan.BuildImage;
import compose.orchestrator.plan.ConnectNetwork;
import compose.orchestrator.plan.CopyFiles;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.CreateNetwork;
import compose.orchestrator.plan.CreateVolume;
import compose.orchestrator.plan.DependencyChanged;
import compose.orchestrator.plan.DisconnectNetwork;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.KillContainer;
import compose.orchestrator.plan.Missing;
import compose.orchestrator.plan.Needed;
import compose.orchestrator.plan.NotRunning;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Orphan;
import compose.orchestrator.plan.PauseContainer;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.PullImage;
import compose.orchestrator.plan.PushImage;
import compose.orchestrator.plan.Reason;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.RemoveImage;
import compose.orchestrator.plan.RemoveNetwork;
import compose.orchestrator.plan.RemoveVolume;
import compose.orchestrator.plan.RenameContainer;
import compose.orchestrator.plan.Replaced;
import compose.orchestrator.plan.Requested;
import compose.orchestrator.plan.ResourceReplaced;
import compose.orchestrator.plan.RunHook;
import compose.orchestrator.plan.RunPreStart;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.plan.Surplus;
import compose.orchestrator.plan.UnpauseContainer;
import compose.orchestrator.plan.UpdateContainer;

/** A plan as lines of a golden file. */
final class PlanText {

  private PlanText() {}

  static String of(Plan plan) {
    var text = new StringBuilder();
    for (PlanNode node : plan.nodes()) {
      text.append(node.id()).append(' ').append(operation(node.operation()));
      text.append(" | ").append(reason(node.reason()));
      if (!node.after().isEmpty()) {
        text.append(" | after ").append(node.after());
      }
      text.append('\n');
    }
    plan.unchanged().forEach(c -> text.append("unchanged ").append(c.name()).append('\n'));
    plan.notes().forEach(note -> text.append("note ").append(note.summary()).append('\n'));
    return text.isEmpty() ? "nothing to do\n" : text.toString();
  }

  private static String operation(Operation operation) {
    return switch (operation) {
      case PullImage o -> "pull image " + o.image();
      case PushImage o -> "push image " + o.image();
      case BuildImage o -> "build image " + o.image();
      case RemoveImage o -> "remove image " + o.image();
      case CreateNetwork o -> "create network " + o.network().name();
      case RemoveNetwork o -> "remove network " + o.name();
      case ConnectNetwork o -> "connect " + o.container().name() + " to " + o.network();
      case DisconnectNetwork o -> "disconnect " + o.container().name() + " from " + o.network();
      case CreateVolume o -> "create volume " + o.volume().name();
      case RemoveVolume o -> "remove volume " + o.name();
      case CreateContainer o -> "create container " + withoutId(o.createName());
      case CopyFiles o -> "copy " + o.files().size() + " files into " + o.container().name();
      case StartContainer o -> "start " + o.container().name();
      case StopContainer o -> "stop " + o.container().name();
      case KillContainer o -> "kill " + o.container().name();
      case PauseContainer o -> "pause " + o.container().name();
      case UnpauseContainer o -> "unpause " + o.container().name();
      case RemoveContainer o -> "remove " + withoutId(o.container().name());
      case RenameContainer o -> "rename to " + o.name();
      case UpdateContainer o -> "update " + o.container().name() + " " + update(o.update());
      case AwaitCondition o -> "await " + o.service() + " " + o.condition().text();
      case AwaitUpdate o ->
          "await update to "
              + String.join(", ", o.containers().stream().map(c -> c.name()).toList())
              + " "
              + o.time()
              + (o.required() ? "" : " if possible")
              + (o.withdraw() ? " or stop it" : "");
      case RunPreStart o ->
          "run " + o.point() + " in " + o.request().name() + " of " + o.request().image();
      case RunHook o -> "run " + o.point() + " hook in " + o.container().name();
    };
  }

  /** Only what changes. */
  private static String update(ContainerUpdate update) {
    return update
        .toString()
        .replaceAll("(\\w+=(0|null)?(, |(?=])))|ContainerUpdate", "")
        .replaceAll(", ]", "]");
  }

  private static String withoutId(String name) {
    return name.replaceFirst("^[0-9a-f]{12}_", "ID_");
  }

  private static String reason(Reason reason) {
    return switch (reason) {
      case Missing r -> "missing";
      case Diverged r -> String.join("; ", r.divergences().stream().map(PlanText::text).toList());
      case NotRunning r -> r.state() + " (" + r.exitCode() + ")";
      case Requested r -> "requested: " + r.option();
      case Replaced r -> "replaces " + r.container();
      case DependencyChanged r -> "service " + r.service() + " is replaced";
      case Needed r -> "needed by " + r.service();
      case Orphan r -> "orphan";
      case ResourceReplaced r -> r.kind() + " " + r.name() + " is made anew";
      case Surplus r -> "more than " + r.wanted();
    };
  }

  private static String text(Divergence divergence) {
    if (divergence.actual() == null && divergence.desired() == null) {
      return divergence.path() + " changed";
    }
    return divergence.path() + ": " + id(divergence.actual()) + " -> " + id(divergence.desired());
  }

  private static String id(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "(none)" : value.replaceAll("(sha256:)?[0-9a-f]{64}", "ID");
  }
}
