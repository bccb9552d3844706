package compose.orchestrator.saved;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.state.ObservedState;
import java.util.List;
import java.util.Map;

/**
 * A plan with all it was made from, so that it can be made again elsewhere and later: it is carried
 * out only where the same plan comes out, on an engine that has not changed. No Compose file is
 * read again.
 *
 * @param project the project as its files gave it; its environment is not kept
 * @param request what was asked for
 * @param facts what was on the engine, by name
 * @param variables digests of the variables that carrying it out reads
 * @param steps the steps as JSON, to be looked at and compared
 * @param tool version of the tool that made it
 */
public record SavedPlan(
    Project project,
    UpRequest request,
    Map<String, Map<String, String>> facts,
    Map<String, String> variables,
    String steps,
    String tool) {

  /** Keeps a plan that was made for a project on an engine. */
  public static SavedPlan of(
      Project project, UpRequest request, ObservedState state, String steps, String tool) {
    return new SavedPlan(
        project,
        request,
        StateFacts.of(project, state),
        UsedVariables.digests(project, project.origin().environment()),
        steps,
        tool);
  }

  /** The file's content: JSON, with a checksum. */
  public String text() {
    return PlanFile.write(this);
  }

  /**
   * Reads a file's content.
   *
   * @throws UsageException where it is no saved plan, was changed, or comes from a later version
   */
  public static SavedPlan read(String text, String file) {
    return PlanFile.read(text, file);
  }

  /**
   * The project with the environment that it needs.
   *
   * @throws UsageException where a variable that goes into a container is not what it was
   */
  public Project projectIn(Map<String, String> environment) {
    Map<String, String> now = UsedVariables.digests(project, environment);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (!variable.getValue().equals(now.get(variable.getKey()))) {
        throw new UsageException(
            "plan-outdated",
            "variable " + variable.getKey() + " is not what it was when the plan was saved",
            "set it as it was, or save a new plan");
      }
    }
    ProjectOrigin origin = project.origin();
    return new Project(
        project.name(),
        project.services(),
        project.bases(),
        project.networks(),
        project.volumes(),
        project.configs(),
        project.secrets(),
        new ProjectOrigin(
            origin.workingDirectory(),
            origin.configFiles(),
            origin.environmentFiles(),
            origin.disabledServices(),
            environment),
        project.tree(),
        project.baseTree());
  }

  /**
   * Checks that the engine is as it was.
   *
   * @throws UsageException where it is not, telling what has changed
   */
  public void checkState(ObservedState state) {
    List<String> changes = Changes.between(facts, StateFacts.of(project, state));
    if (!changes.isEmpty()) {
      throw new UsageException(
          "plan-outdated",
          "the engine has changed since the plan was saved:\n  " + String.join("\n  ", changes),
          "save a new plan, and look at it");
    }
  }

  /**
   * Checks that planning again comes to the same steps.
   *
   * @param again the steps that come out now
   * @param version version of this tool
   * @throws UsageException where other steps come out
   */
  public void checkSteps(String again, String version) {
    if (!steps.equals(PlanFile.canonical(again))) {
      String why =
          version.equals(tool)
              ? "a container's settings have changed"
              : "the plan is by version " + tool + " of this tool, which is now " + version;
      throw new UsageException(
          "plan-outdated",
          "other steps would be taken now than those of the saved plan: " + why,
          "save a new plan, and look at it");
    }
  }
}
