package compose.orchestrator.cli.command;

import compose.orchestrator.cli.view.LogView;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.event.ContainerUnchanged;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.event.ProgressEvent;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepFailed;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.plan.AwaitCondition;
import compose.orchestrator.plan.AwaitUpdate;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.Existing;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.stream.OutputFollower;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress until the first container starts, and output from then on. Each container is
 * attached to before it starts, so that its first line is not lost.
 */
final class AttachedProgress implements EventSink, AutoCloseable {

  private final ProgressView progress;
  private final ProgressView afterwards;
  private final ProgressFeed.Details details;
  private final OutputFollower follower;
  private final LogView view;
  private final PrintStream out;
  private final List<ContainerRef> unchanged = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private boolean attached;

  /**
   * Of an attached up.
   *
   * @param progress shows progress until the first container starts
   * @param afterwards shows what is left of it among the output
   * @param details which details of progress are shown
   * @param follower attaches
   * @param view shows output
   * @param out where it is said what is attached to
   */
  AttachedProgress(
      ProgressView progress,
      ProgressView afterwards,
      ProgressFeed.Details details,
      OutputFollower follower,
      LogView view,
      PrintStream out) {
    this.progress = progress;
    this.afterwards = afterwards;
    this.details = details;
    this.follower = follower;
    this.view = view;
    this.out = out;
  }

  /** Hears what will run, and makes room for the names of the services whose output is shown. */
  void planned(Plan plan, Set<String> services) {
    for (ContainerRef container : plan.unchanged()) {
      expect(container, services);
    }
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof StartContainer start) {
        expect(start.container(), services);
      }
    }
    names.forEach(view::expect);
  }

  @Override
  public void accept(ProgressEvent event) {
    if (event instanceof ContainerUnchanged same) {
      remember(same.container());
    }
    Operation operation = operation(event);
    if (operation instanceof StartContainer start) {
      if (event instanceof StepStarted) {
        begin();
        follower.expectStart(reference(start.container()));
      }
    } else if (!(operation instanceof AwaitCondition || operation instanceof AwaitUpdate)) {
      new ProgressFeed(isAttached() ? afterwards : progress, details).accept(event);
    }
  }

  @Override
  public void close() {
    begin();
  }

  private synchronized boolean isAttached() {
    return attached;
  }

  private synchronized void remember(ContainerRef container) {
    unchanged.add(container);
  }

  private synchronized void begin() {
    if (attached) {
      return;
    }
    attached = true;
    progress.close();
    if (!names.isEmpty()) {
      var shown = new ArrayList<String>();
      names.forEach(name -> shown.add(view.shortName(name)));
      out.println("Attaching to " + String.join(", ", shown));
      out.flush();
    }
    unchanged.forEach(container -> follower.follow(reference(container)));
  }

  private void expect(ContainerRef container, Set<String> services) {
    if (services.contains(container.service())) {
      names.add(container.name());
    }
  }

  /** The operation of the step that an event is about, or null. */
  static @Nullable Operation operation(ProgressEvent event) {
    if (event instanceof StepStarted started) {
      return started.node().operation();
    }
    if (event instanceof StepDone done) {
      return done.node().operation();
    }
    return event instanceof StepFailed failed ? failed.node().operation() : null;
  }

  private static String reference(ContainerRef container) {
    return container instanceof Existing existing ? existing.id() : container.name();
  }
}
