package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.view.PlanJson;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.saved.SavedPlan;
import compose.orchestrator.state.ObservedState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Saved plans: written by plan, carried out by up. */
final class PlanFiles {

  /** It holds the values of variables, among them passwords. */
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** What was decided when the plan was saved. */
  private static final List<String> DECIDED =
      List.of(
          "--build",
          "--no-build",
          "--force-recreate",
          "--no-recreate",
          "--pull",
          "--scale",
          "--remove-orphans",
          "--always-recreate-deps",
          "--no-deps",
          "--no-start",
          "--renew-anon-volumes",
          "--recreate-volume",
          "--timeout",
          "--wait");

  private PlanFiles() {}

  /**
   * A saved plan that still holds.
   *
   * @param project the project it is about
   * @param request what was asked for when it was saved
   * @param plan its steps
   */
  record Approved(Project project, UpRequest request, Plan plan) {}

  static void save(
      Session session,
      String file,
      Project project,
      UpRequest request,
      ObservedState state,
      Plan plan) {
    Path path = session.surroundings().directory().resolve(file);
    String steps = PlanJson.steps(plan);
    var saved = SavedPlan.of(project, request, state, steps, VersionCommand.VERSION);
    try {
      Files.write(path, new byte[0]);
      Files.setPosixFilePermissions(path, OWNER_ONLY);
      Files.writeString(path, saved.text());
    } catch (IOException e) {
      throw new UsageException(
          "unwritable-file", "cannot write " + path + ": " + e.getMessage(), "name another file");
    }
    session.console().err().println("Saved. To carry it out: orchestrator up --plan " + file);
  }

  /** Reads a plan and makes it again; throws where it would not be the same any more. */
  static Approved load(Session session, Arguments arguments) {
    String file = arguments.text("--plan", "");
    check(session.options(), arguments);
    SavedPlan saved = SavedPlan.read(text(session, file), file);
    Project project =
        session.orchestrator().writtenOut(saved.projectIn(environment(session, saved)));
    ObservedState state = session.orchestrator().observe(project);
    saved.checkState(state);
    Plan plan = Planner.plan(project, state, saved.request());
    saved.checkSteps(PlanJson.steps(plan), VersionCommand.VERSION);
    return new Approved(project, saved.request(), plan);
  }

  private static void check(GlobalOptions options, Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw arguments.complaint("--plan cannot be combined with names of services");
    }
    for (String option : DECIDED) {
      if (arguments.has(option)) {
        throw arguments.complaint("--plan cannot be combined with " + option);
      }
    }
    if (!options.files().isEmpty()
        || options.projectName() != null
        || options.projectDirectory() != null
        || !options.profiles().isEmpty()
        || !options.envFiles().isEmpty()) {
      throw arguments.complaint(
          "--plan cannot be combined with --file, --project-name, --project-directory, --profile or"
              + " --env-file: the project is in the plan");
    }
  }

  private static String text(Session session, String file) {
    Path path = session.surroundings().directory().resolve(file);
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException(
          "no-plan", "cannot read the plan " + path, "'orchestrator plan --out FILE' saves one");
    }
  }

  private static Map<String, String> environment(Session session, SavedPlan saved) {
    ProjectOrigin origin = saved.project().origin();
    if (saved.variables().isEmpty()) {
      return session.surroundings().environment();
    }
    var request =
        LoadRequest.of(session.surroundings().directory(), session.surroundings().environment())
            .withProjectDirectory(origin.workingDirectory())
            .withEnvironmentFiles(origin.environmentFiles());
    return Loader.environment(request);
  }
}
