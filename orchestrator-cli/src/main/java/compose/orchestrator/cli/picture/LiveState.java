package compose.orchestrator.cli.picture;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the containers of a service do, in two words. */
final class LiveState {

  private LiveState() {}

  /** The worst of them, and how many are like it if not all. */
  static Picture.@Nullable State of(String service, List<ContainerDetails> containers) {
    var states = new ArrayList<Picture.State>();
    for (ContainerDetails container : containers) {
      if (service.equals(container.label(ComposeLabels.SERVICE))
          && !"True".equals(container.label(ComposeLabels.ONE_OFF))) {
        states.add(of(container.state()));
      }
    }
    if (states.isEmpty()) {
      return null;
    }
    Picture.State worst = states.getFirst();
    for (Picture.State state : states) {
      worst = badness(state) > badness(worst) ? state : worst;
    }
    int alike = 0;
    for (Picture.State state : states) {
      alike += state.equals(worst) ? 1 : 0;
    }
    boolean single = states.size() == 1;
    String number = alike == states.size() ? alike + " " : alike + " of " + states.size() + " ";
    return single ? worst : new Picture.State(worst.tone(), number + worst.text());
  }

  private static int badness(Picture.State state) {
    return List.of("good", "waiting", "idle", "bad").indexOf(state.tone());
  }

  private static Picture.State of(ContainerState state) {
    String health = state.health();
    if (state.status().equals("running") && health != null && !health.equals("none")) {
      String tone =
          health.equals("healthy") ? "good" : health.equals("starting") ? "waiting" : "bad";
      return new Picture.State(tone, health);
    }
    return switch (state.status()) {
      case "running" -> new Picture.State("good", "running");
      case "exited" ->
          new Picture.State(
              state.exitCode() == 0 ? "idle" : "bad", "exited (" + state.exitCode() + ")");
      case "dead", "removing" -> new Picture.State("bad", state.status());
      case "restarting" -> new Picture.State("bad", "restarting");
      default -> new Picture.State("waiting", state.status());
    };
  }
}
