package compose.orchestrator.watch;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.files.IgnoreRules;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.WatchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of a service, ready to be asked about files.
 *
 * @param service name of the service
 * @param rule what to do
 * @param root file or folder watched
 * @param ignored what the rule leaves out, below the root
 * @param included what the rule takes, below the root
 * @param context folder the image is built from, or the root
 * @param contextIgnored what builds leave out, below the context
 */
record WatchedPath(
    String service,
    WatchRule rule,
    Path root,
    IgnoreRules ignored,
    IgnoreRules included,
    Path context,
    IgnoreRules contextIgnored) {

  /** What editors and version control write beside the files that matter. */
  private static final IgnoreRules NOISE =
      IgnoreRules.parse(
          List.of(
              "**/.git",
              "**/*~",
              "**/.*.sw?",
              "**/4913",
              "**/.#*",
              "**/#*#",
              "**/.idea",
              "**/.DS_Store",
              "**/*___jb_tmp___",
              "**/*___jb_old___"));

  /** All rules of the services, in the order of the files. */
  static List<WatchedPath> of(Project project, List<String> services) {
    var found = new ArrayList<WatchedPath>();
    for (Service service : project.services().values()) {
      if (services.isEmpty() || services.contains(service.name())) {
        for (WatchRule rule : service.tooling().watch()) {
          found.add(of(service, rule));
        }
      }
    }
    return found;
  }

  private static WatchedPath of(Service service, WatchRule rule) {
    Path root = Path.of(rule.path());
    Build build = service.imageSource().build();
    if (build == null && rule.action().equals("rebuild")) {
      throw new UsageException(
          "watch-without-build",
          "service " + service.name() + " has a watch rule that rebuilds, and nothing to build",
          "give it a build section, or the rule another action");
    }
    Path context = build == null ? root : Path.of(build.context());
    return new WatchedPath(
        service.name(),
        rule,
        root,
        IgnoreRules.parse(rule.ignore()),
        IgnoreRules.parse(rule.include()),
        context,
        build == null ? IgnoreRules.NONE : contextRules(build, context));
  }

  private static IgnoreRules contextRules(Build build, Path context) {
    String dockerfile = build.dockerfile() == null ? "Dockerfile" : build.dockerfile();
    boolean inline = build.dockerfileInline() != null;
    try {
      return IgnoreRules.ofContext(context, inline ? null : context.resolve(dockerfile));
    } catch (IOException e) {
      throw new UsageException(
          "unreadable-build-context",
          "cannot read what builds of " + context + " leave out: " + e.getMessage(),
          "correct the rights of its .dockerignore");
    }
  }

  /** Whether a change of this file is one that the rule is about. */
  boolean concerns(Path file) {
    if (!file.startsWith(root) || isIgnored(file)) {
      return false;
    }
    return rule.include().isEmpty() || file.equals(root) || included.ignores(below(root, file));
  }

  /** Whether nothing in this folder can be what the rule is about. */
  boolean passesOver(Path folder) {
    if (root.startsWith(folder)) {
      return false;
    }
    return !folder.startsWith(root)
        || (isIgnored(folder) && !ignored.mayTakeBack() && !contextIgnored.mayTakeBack());
  }

  private boolean isIgnored(Path file) {
    if (file.equals(root)) {
      return false;
    }
    boolean byContext = file.startsWith(context) && contextIgnored.ignores(below(context, file));
    return byContext || ignored.ignores(below(root, file)) || NOISE.ignores(below(root, file));
  }

  /** Where the file belongs in the container. */
  String target(Path file) {
    String target = rule.target() == null ? "" : rule.target();
    return file.equals(root) ? target : target.replaceFirst("/+$", "") + "/" + below(root, file);
  }

  private static String below(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
