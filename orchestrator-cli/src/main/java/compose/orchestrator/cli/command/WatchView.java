package compose.orchestrator.cli.command;

import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.RestartRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.watch.WatchListener;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the user what is done about changed files, and rebuilds and restarts services. */
final class WatchView implements WatchListener {

  private final Session session;
  private final Project project;
  private final boolean prune;
  private final ProgressFeed.Details details;

  /**
   * For one project.
   *
   * @param prune whether images are removed that a rebuild has left without a name
   * @param details what is shown of builds
   */
  WatchView(Session session, Project project, boolean prune, ProgressFeed.Details details) {
    this.session = session;
    this.project = project;
    this.prune = prune;
    this.details = details;
  }

  @Override
  public void enabled() {
    say("Watch enabled");
  }

  @Override
  public void syncing(String service, int files) {
    say("Syncing service \"" + service + "\" after " + files + " changes were detected");
  }

  @Override
  public boolean rebuild(List<String> services) {
    say("Rebuilding service(s) " + quoted(services) + " after changes were detected...");
    Set<String> before = imageIds(services);
    UpRequest request =
        UpRequest.of(services).withDependencies(false).withImages(ImagePolicy.BUILD);
    boolean done = session.change(project, request, details) == ExitCode.OK;
    if (done) {
      say("service(s) " + quoted(services) + " successfully built");
      removeNameless(before);
    }
    return done;
  }

  private Set<String> imageIds(List<String> services) {
    var ids = new LinkedHashSet<String>();
    for (String name : services) {
      var service = project.services().get(name);
      @Nullable ImageDetails image =
          service == null
              ? null
              : session.engine().image(ImageReference.of(project.name(), service));
      if (image != null) {
        ids.add(image.id());
      }
    }
    return ids;
  }

  /** Those that still have a name are somebody's. */
  private void removeNameless(Set<String> before) {
    for (String id : prune ? before : Set.<String>of()) {
      ImageDetails image = session.engine().image(id);
      if (image != null && image.tags().isEmpty()) {
        try {
          session.engine().removeImage(id);
        } catch (OrchestratorException _) {
          // A container of another project was made from it: it is no waste.
        }
      }
    }
  }

  @Override
  public boolean restart(List<String> services) {
    int code = session.change(project, new RestartRequest(services, null, false), details);
    if (code == ExitCode.OK) {
      say("service(s) " + quoted(services) + " restarted");
    }
    return code == ExitCode.OK;
  }

  @Override
  public OutputStream output() {
    return session.console().out();
  }

  @Override
  public void failed(String service, OrchestratorException failure) {
    session.diagnostics().show(failure.diagnostics());
    session.console().flush();
  }

  private void say(String text) {
    session.print(text + "\n");
    session.console().flush();
  }

  private static String quoted(List<String> services) {
    return "[\"" + String.join("\" \"", services) + "\"]";
  }
}
