package compose.orchestrator.cli.command;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.bundle.BundleFile;
import compose.orchestrator.bundle.BundleManifest;
import compose.orchestrator.bundle.ProjectFileRestore;
import compose.orchestrator.bundle.Restore;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.UpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings back what backup has saved, here or elsewhere, ready to be started. */
final class RestoreCommand implements Command {

  private static final Set<String> USUAL_FILES =
      Set.of(
          "compose.yaml",
          "compose.yml",
          "docker-compose.yaml",
          "docker-compose.yml",
          "compose.override.yaml",
          "compose.override.yml",
          "docker-compose.override.yaml",
          "docker-compose.override.yml");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "restore",
            "[OPTIONS] FILE",
            "Brings back a project that 'backup' has saved: first all of the file is checked, then"
                + " its files, images and data are written and compared. Nothing is started.")
        .value("PROJECT", "Name of the project here, if another than it had.", "--as")
        .list("NAME", "Gives up what is in this volume or ./folder now.", "--replace")
        .flag("Checks the file and writes nothing.", "--dry-run")
        .example("restore shop.tar")
        .example("restore shop.tar --as shop-copy");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (arguments.words().size() != 1) {
      throw arguments.complaint("requires exactly 1 file, received " + arguments.words().size());
    }
    Path file = session.surroundings().directory().resolve(arguments.words().getFirst());
    try (var progress = new BundleProgress(session.progress())) {
      try (BundleFile bundle = BundleReading.open(file, progress)) {
        if (session.options().dryRun()) {
          progress.pause();
          session.print(BackupCommand.summary(file, bundle.manifest()));
          return ExitCode.OK;
        }
        return restore(session, arguments, bundle, progress);
      }
    }
  }

  private static int restore(
      Session session, Arguments arguments, BundleFile bundle, BundleProgress progress) {
    BundleManifest manifest = bundle.manifest();
    String name = arguments.text("--as", manifest.project());
    Path folder = folder(session, name);
    refuseRunning(session, name);
    var files = new ProjectFileRestore(bundle, folder, name);
    files.write();
    if (!load(session, manifest, folder, null).name().equals(name)) {
      files.keepName(); // a call in the folder must not mean the project that it is a copy of
    }
    LoadedProject loaded = load(session, manifest, folder, name);
    Project project = loaded.project();
    var restore = new Restore(session.engine(), bundle, project, progress);
    restore.images();
    progress.pause();
    int made = makeVolumes(session, project);
    if (made != ExitCode.OK) {
      return made;
    }
    restore.data(new TreeSet<>(arguments.list("--replace")));
    progress.pause();
    session.diagnostics().show(restore.findings());
    session.print(advice(session, manifest, folder, name));
    return ExitCode.OK;
  }

  private static Path folder(Session session, String name) {
    String given = session.options().projectDirectory();
    Path here = session.surroundings().directory();
    return here.resolve(given == null ? name : given).normalize();
  }

  private static void refuseRunning(Session session, String name) {
    for (var container : ContainerList.of(session.engine(), name, true)) {
      if (ContainerList.isRunning(container)) {
        throw new UsageException(
            "project-runs",
            "the project " + name + " runs here: " + container.name(),
            "take it down first, or restore under another name with --as");
      }
    }
  }

  private static LoadedProject load(
      Session session, BundleManifest manifest, Path folder, @Nullable String name) {
    var files = new ArrayList<String>();
    manifest.configFiles().forEach(file -> files.add(folder.resolve(file).toString()));
    return Loader.load(
        LoadRequest.of(folder, session.surroundings().environment())
            .withFiles(files)
            .withProject(null, name)
            .withProfiles(manifest.profiles())
            .withRegistries(() -> session.engine().registries()));
  }

  /** Made as up makes them, so that up finds its own. */
  private static int makeVolumes(Session session, Project project) {
    Orchestrator orchestrator = session.orchestrator();
    Plan plan = Planner.onlyVolumes(orchestrator.plan(project, UpRequest.of(List.of())));
    ExecutionReport report;
    try (ProgressView view = session.progress()) {
      report = orchestrator.run(project, plan, new ProgressFeed(view, ProgressFeed.Details.ALL));
    }
    return session.conclude(report);
  }

  private static String advice(Session session, BundleManifest manifest, Path folder, String name) {
    var text = new StringBuilder("restored ").append(name).append(" to ").append(folder);
    text.append("; to start it:\n  cd ").append(folder).append(" && orchestrator");
    if (!USUAL_FILES.containsAll(manifest.configFiles())) {
      manifest.configFiles().forEach(file -> text.append(" -f ").append(file));
    }
    if (!load(session, manifest, folder, null).name().equals(name)) {
      text.append(" -p ").append(name);
    }
    manifest.profiles().forEach(profile -> text.append(" --profile ").append(profile));
    return text.append(" up -d\n").toString();
  }
}
