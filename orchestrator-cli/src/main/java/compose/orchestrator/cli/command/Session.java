package compose.orchestrator.cli.command;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.view.DiagnosticView;
import compose.orchestrator.cli.view.PlanJson;
import compose.orchestrator.cli.view.PlanView;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.cli.view.ProgressViews;
import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.execution.LockSettings;
import compose.orchestrator.execution.Precautions;
import compose.orchestrator.execution.RunningOperation;
import compose.orchestrator.journal.Journals;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Request;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.state.EarlyLook;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a command works with: the project, the engine, and the person or program that called. */
public final class Session {

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private final List<String> words;
  private final @Nullable Plan approved;
  private @Nullable EarlyLook early;

  /**
   * For one call.
   *
   * @param words the command line
   */
  public Session(Surroundings surroundings, GlobalOptions options, List<String> words) {
    this(surroundings, options, words, null);
  }

  private Session(
      Surroundings surroundings,
      GlobalOptions options,
      List<String> words,
      @Nullable Plan approved) {
    this.surroundings = surroundings;
    this.options = options;
    this.words = words;
    this.approved = approved;
  }

  /** A session in which bringing services up carries out this plan, to the letter. */
  Session withApproved(Plan plan) {
    return new Session(surroundings, options, words, plan);
  }

  /** A session that shows no progress. */
  Session quiet() {
    return showing("quiet");
  }

  /** A session with another kind of progress. */
  Session showing(String progress) {
    return new Session(surroundings, options.withProgress(progress), words, approved);
  }

  /** A session on other streams, whose progress is told line by line among other output. */
  Session among(Console console) {
    String kind = options.progress();
    boolean told = kind.equals("json") || kind.equals("quiet");
    GlobalOptions plain = options.withProgress(told ? kind : "plain");
    return new Session(surroundings.with(console), plain, words, approved);
  }

  Console console() {
    return surroundings.console();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  GlobalOptions options() {
    return options;
  }

  EngineGateway engine() {
    return surroundings.engine().get();
  }

  Orchestrator orchestrator() {
    int parallel = options.parallel() > 0 ? options.parallel() : Orchestrator.DEFAULT_PARALLEL;
    return new Orchestrator(engine(), parallel, this::precautions);
  }

  Precautions precautions() {
    Journals journals = JournalFolder.journals(surroundings);
    return new Precautions(
        journals,
        LockSettings.usual(journals.self(), surroundings.clock(), this::tell),
        Arguments.parse(GlobalOptions.syntax(), words).words().getFirst(),
        words,
        surroundings.directory().toString(),
        PlanJson::text);
  }

  private void tell(Diagnostic finding) {
    diagnostics().show(List.of(finding));
    console().err().flush();
  }

  ProjectFiles files() {
    return new ProjectFiles(surroundings, options);
  }

  /** The project, read from its files. */
  Project project() {
    return project(List.of(), true);
  }

  /** The named services, with what they depend on or alone; all where none is named. */
  Project project(List<String> services, boolean dependencies) {
    LoadedProject loaded = load(services, files().usual().withDependencies(dependencies));
    return loaded.project();
  }

  /**
   * The same, for who plans a change of it next: the engine is asked about its containers while the
   * files are still being read.
   */
  Project projectToChange(List<String> services, boolean dependencies) {
    LoadOptions how = files().usual().withDependencies(dependencies);
    try {
      LoadedProject loaded = files().load(services, how, this::look);
      diagnostics().show(loaded.warnings());
      return loaded.project();
    } catch (RuntimeException e) {
      if (early != null) {
        early.close();
      }
      throw e;
    }
  }

  private void look(String project) {
    early = EarlyLook.begin(surroundings.engine(), project);
  }

  /** Loads the project and shows the warnings that come with it. */
  LoadedProject load(List<String> services, LoadOptions how) {
    LoadedProject loaded = files().load(services, how);
    diagnostics().show(loaded.warnings());
    return loaded;
  }

  /**
   * The project, or only its name where the user gave one and no file, or where
   * COMPOSE_PROJECT_NAME gives one and the file cannot be read: what there is can still be looked
   * at and taken down.
   */
  Project projectOrName() {
    String name = files().nameAlone();
    if (name != null) {
      return Project.named(name);
    }
    try {
      return project();
    } catch (InvalidProjectException e) {
      String fallback = surroundings.environment().getOrDefault("COMPOSE_PROJECT_NAME", "");
      if (fallback.isEmpty()) {
        throw e;
      }
      if (!ProjectFiles.isWithoutFile(e)) {
        diagnostics().show(e.diagnostics().stream().map(Diagnostic::asWarning).toList());
      }
      return Project.named(fallback);
    }
  }

  DiagnosticView diagnostics() {
    return new DiagnosticView(
        console().err(), surroundings.directory(), options.progress().equals("json"));
  }

  ProgressView progress() {
    return progress(console().out());
  }

  /** The same where what builds print line by line is for another stream than standard output. */
  ProgressView progress(PrintStream builds) {
    return ProgressViews.of(
        options.progress(), options.ansi(), console(), builds, surroundings.environment());
  }

  /** Progress among other output, line by line unless the user wants JSON or nothing. */
  ProgressView plainProgress() {
    return among(console()).progress();
  }

  void print(String text) {
    console().out().print(text);
  }

  /** Plans and carries out what is asked, showing how far it has come; or shows the plan. */
  int change(Project project, Request request) {
    return change(project, request, ProgressFeed.Details.ALL);
  }

  /** The same with less progress. */
  int change(Project project, Request request, ProgressFeed.Details details) {
    return options.dryRun()
        ? preview(project, request)
        : change(project, request, details, progress());
  }

  /** The same without progress; what goes wrong is told as ever. */
  int changeUnseen(Project project, Request request) {
    return options.dryRun()
        ? preview(project, request)
        : change(project, request, ProgressFeed.Details.ALL, quiet().progress());
  }

  /** Carries out what was planned and shown already. */
  int carryOut(Project project, Request request, Plan plan) {
    ExecutionReport report;
    try (ProgressView view = progress()) {
      var events = new ProgressFeed(view, ProgressFeed.Details.ALL);
      report = orchestrator().perform(project, request, plan, events);
    }
    return conclude(report);
  }

  /**
   * Begins what several changes are part of; others wait until it is closed.
   *
   * @see #changeWithin
   */
  RunningOperation begin(Project project) {
    return new RunningOperation(engine(), project.name(), precautions(), true);
  }

  /** Plans and carries out a part of what was begun. */
  int changeWithin(RunningOperation operation, Project project, Request request) {
    ExecutionReport report;
    try (ProgressView view = progress()) {
      var events = new ProgressFeed(view, ProgressFeed.Details.ALL);
      report = orchestrator().perform(project, request, events, operation);
    }
    return conclude(report);
  }

  /** The same where containers' output is being shown: nothing is drawn over. */
  int changeAmongOutput(Project project, Request request) {
    return change(project, request, ProgressFeed.Details.ALL, plainProgress());
  }

  private int change(
      Project project, Request request, ProgressFeed.Details details, ProgressView progress) {
    ExecutionReport report;
    try (progress) {
      report = perform(project, request, new ProgressFeed(progress, details), _ -> {});
    }
    return conclude(report);
  }

  /** Shows what would be done. */
  int preview(Project project, Request request) {
    Plan plan = plan(project, request);
    diagnostics().show(plan.notes());
    print(PlanView.text(plan));
    return ExitCode.OK;
  }

  /** Shows what went wrong, and what was done without, and returns the exit code. */
  int conclude(ExecutionReport report) {
    diagnostics().show(report.warnings());
    for (OrchestratorException failure : report.failures()) {
      diagnostics().show(failure.diagnostics());
    }
    return report.succeeded() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Plans, says what the user should know, and carries the plan out. */
  ExecutionReport perform(
      Project project, Request request, EventSink events, Consumer<Plan> planned) {
    Orchestrator orchestrator = orchestrator();
    Plan plan = plan(project, request);
    diagnostics().show(plan.notes());
    console().err().flush();
    planned.accept(plan);
    return isApproved(request)
        ? orchestrator.run(project, plan, events)
        : orchestrator.perform(project, request, plan, events);
  }

  private Plan plan(Project project, Request request) {
    EarlyLook look = early;
    early = null;
    return approved != null && isApproved(request)
        ? approved
        : orchestrator().plan(project, request, look);
  }

  private boolean isApproved(Request request) {
    return approved != null && request instanceof UpRequest;
  }
}
