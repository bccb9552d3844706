package compose.orchestrator.cli.command;

import compose.orchestrator.bundle.Backup;
import compose.orchestrator.bundle.BackupRequest;
import compose.orchestrator.bundle.BackupResult;
import compose.orchestrator.bundle.BundleFile;
import compose.orchestrator.bundle.BundleManifest;
import compose.orchestrator.bundle.DataItem;
import compose.orchestrator.bundle.Freeze;
import compose.orchestrator.bundle.ProjectData;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.model.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saves a project in one file, or looks whether such a file is as it was written. */
final class BackupCommand implements Command {

  private static final String VERIFY = "verify";

  @Override
  public Syntax syntax() {
    return new Syntax(
            "backup",
            "[OPTIONS] [SERVICE...] | verify FILE",
            "Saves the project in one file: its Compose files, volumes, folders and images."
                + " Services that write to the data are stopped while it is copied, and started"
                + " again. 'backup verify FILE' reads all of a file and compares its checksums.")
        .value("FILE|DIR", "Where to write; a file that was cut off is gone on with.", "--to")
        .flag("Includes images that a registry has, too.", "--images")
        .flag("Copies while services run: the data may not hold together.", "--live")
        .flag("Shows what would be saved and changes nothing.", "--dry-run")
        .example("backup --to /backups/")
        .example("backup verify /backups/shop.tar");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (!words.isEmpty() && words.getFirst().equals(VERIFY)) {
      return verify(session, arguments);
    }
    LoadedProject loaded = session.load(List.of(), session.files().usual());
    Project project = loaded.project();
    check(project, words);
    if (session.options().dryRun()) {
      return preview(session, project, words);
    }
    Instant now = session.surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var request =
        new BackupRequest(
            project,
            loaded.sources(),
            loaded.profiles(),
            words,
            arguments.flag("--images"),
            arguments.flag("--live"),
            now.toString());
    return save(session, request, target(session, arguments.text("--to"), project, now));
  }

  /** The first Ctrl-C ends the backup, which starts what it has stopped; the second ends that. */
  private static int save(Session session, BackupRequest request, Path file) {
    Thread caller = Thread.currentThread();
    try (var progress = new BundleProgress(session.progress());
        var _ = new Interrupts(count -> interrupt(caller, count))) {
      Freeze freeze =
          request.live() ? Freeze.NONE : new StoppedServices(session, request.project(), progress);
      BackupResult result = new Backup(session.engine(), request, progress).write(file, freeze);
      progress.pause();
      session.diagnostics().show(result.findings());
      session.print(summary(file, result.manifest()));
      return ExitCode.OK;
    } catch (OrchestratorException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      session.console().err().println("interrupted; the same command goes on with what is there");
      return ExitCode.INTERRUPTED;
    }
  }

  private static void interrupt(Thread caller, int count) {
    if (count == 1) {
      caller.interrupt();
    } else {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }

  private static void check(Project project, List<String> services) {
    if (project.origin().configFiles().contains("-")) {
      throw new UsageException(
          "no-file", "a project from standard input has no files to save", "save it in a file");
    }
    for (String service : services) {
      if (!project.services().containsKey(service)) {
        throw new UsageException(
            "no-such-service",
            "no such service: " + service,
            "services of this project: " + String.join(", ", project.services().keySet()));
      }
    }
  }

  private static Path target(Session session, @Nullable String to, Project project, Instant now) {
    String name = project.name() + "-" + now.toString().replace("-", "").replace(":", "") + ".tar";
    Path folder = session.surroundings().directory();
    if (to == null) {
      return folder.resolve(name);
    }
    Path given = folder.resolve(to);
    return to.endsWith("/") || Files.isDirectory(given) ? given.resolve(name) : given;
  }

  private static int preview(Session session, Project project, List<String> services) {
    ProjectData data = ProjectData.of(session.engine(), project, services);
    session.diagnostics().show(data.findings());
    var text = new StringBuilder();
    for (DataItem item : data.items()) {
      text.append(item.data()).append(": used by ").append(String.join(", ", item.data().owners()));
      if (!item.writers().isEmpty()) {
        text.append("; would stop ").append(String.join(", ", item.writers()));
      }
      text.append('\n');
    }
    session.print(text.toString());
    return ExitCode.OK;
  }

  private static int verify(Session session, Arguments arguments) {
    if (arguments.words().size() != 2) {
      throw arguments.complaint("verify requires 1 file");
    }
    Path file = session.surroundings().directory().resolve(arguments.words().getLast());
    try (var progress = new BundleProgress(session.progress())) {
      try (BundleFile bundle = BundleReading.open(file, progress)) {
        progress.pause();
        session.print(summary(file, bundle.manifest()));
      }
    }
    return ExitCode.OK;
  }

  static String summary(Path file, BundleManifest manifest) {
    long included = manifest.images().stream().filter(image -> image.included()).count();
    return file
        + ": "
        + manifest.project()
        + " of "
        + manifest.created()
        + ", "
        + manifest.projectFiles().size()
        + " project files, "
        + manifest.data().size()
        + " volumes and folders, "
        + included
        + " of "
        + manifest.images().size()
        + " images\n";
  }
}
