package compose.orchestrator.cli.view;

import compose.orchestrator.cli.view.ProgressLine.State;
import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.event.BuildPrinted;
import compose.orchestrator.event.ContainerUnchanged;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.event.ProgressEvent;
import compose.orchestrator.event.PullProgressed;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepFailed;
import compose.orchestrator.event.StepGivenUp;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.plan.BuildImage;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.PullImage;
import compose.orchestrator.plan.PushImage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns what happens to a plan into lines of progress. */
public final class ProgressFeed implements EventSink {

  private static final Set<String> DONE =
      Set.of("Pull complete", "Already exists", "Pushed", "Layer already exists");

  private final ProgressView view;
  private final Details details;
  private final Map<String, String> layers = new ConcurrentHashMap<>();

  /**
   * Which details are shown.
   *
   * @param layers how far the layers of an image have come
   * @param builds what builds print
   */
  public record Details(boolean layers, boolean builds) {

    /** All of them. */
    public static final Details ALL = new Details(true, true);
  }

  /** Feeding the view. */
  public ProgressFeed(ProgressView view, Details details) {
    this.view = view;
    this.details = details;
  }

  // Tests in this order, because a plan without steps has only unchanged containers.
  @Override
  public void accept(ProgressEvent event) {
    if (event instanceof ContainerUnchanged unchanged) {
      String id = Wording.id(unchanged.container());
      view.show(new ProgressLine(id, "", "Running", State.DONE));
    } else if (event instanceof StepStarted started) {
      started(started.node());
    } else if (event instanceof StepDone done) {
      done(done.node());
    } else if (event instanceof StepFailed failed) {
      failed(failed);
    } else if (event instanceof StepGivenUp givenUp) {
      givenUp(givenUp);
    } else if (event instanceof PullProgressed pull && details.layers()) {
      layer(pull.progress());
    } else if (event instanceof BuildPrinted printed && details.builds()) {
      view.output(service(printed.node()) + printed.line());
    }
  }

  /** Builds run at the same time, and each counts its own steps. */
  private static String service(PlanNode node) {
    return node.operation() instanceof BuildImage build ? build.service().name() + ": " : "";
  }

  private void started(PlanNode node) {
    Wording words = Wording.of(node);
    show(node, words, words.doing(), State.WORKING);
  }

  private void done(PlanNode node) {
    Wording words = Wording.of(node);
    show(node, words, words.done(), State.DONE);
  }

  private void show(PlanNode node, Wording words, String verb, State state) {
    if (verb.isEmpty()) {
      return;
    }
    boolean image = isTransfer(node);
    for (String id : words.ids()) {
      view.show(new ProgressLine(id, image ? verb : "", image ? "" : verb, state));
    }
  }

  private static boolean isTransfer(PlanNode node) {
    return node.operation() instanceof PullImage || node.operation() instanceof PushImage;
  }

  private void failed(StepFailed failed) {
    boolean image = isTransfer(failed.node());
    String why = String.valueOf(failed.failure().getMessage());
    for (String id : Wording.of(failed.node()).ids()) {
      view.show(new ProgressLine(id, image ? "Error" : "", image ? why : "Error", State.FAILED));
    }
  }

  private void givenUp(StepGivenUp givenUp) {
    String why = String.valueOf(givenUp.failure().getMessage());
    String code = givenUp.failure().diagnostics().getFirst().code();
    boolean used = code.equals(Operation.STILL_IN_USE);
    String status = used ? "Resource is still in use" : "Skipped: " + why;
    for (String id : Wording.of(givenUp.node()).ids()) {
      view.show(new ProgressLine(id, "", status, State.SKIPPED));
    }
  }

  private void layer(ImageProgress progress) {
    if (!progress.id().isEmpty()
        && !progress.status().equals(layers.put(progress.id(), progress.status()))) {
      view.show(new ProgressLine(progress.id(), progress.status(), "", state(progress)));
    }
  }

  private static State state(ImageProgress progress) {
    return DONE.contains(progress.status()) ? State.DONE : State.WORKING;
  }
}
