package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.FileReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where configs and secrets appear in a container, and those that have to be copied there. */
final class FileTargets {

  private static final int READABLE_BY_ALL = 0444;

  private FileTargets() {}

  static String of(FileReference reference, String folder) {
    String target = reference.target() == null ? reference.source() : reference.target();
    return target.startsWith("/") ? target : folder + target;
  }

  /** Files whose content stands in the compose file or in a variable. */
  static List<FileContent> copied(Project project, Service service) {
    var files = new ArrayList<FileContent>();
    add(files, project, project.configs(), service.storage().configs(), "/");
    add(files, project, project.secrets(), service.storage().secrets(), "/run/secrets/");
    return List.copyOf(files);
  }

  /**
   * What tells later whether the content has changed: labels with digests, which depend on the
   * project and the service so that equal contents do not look alike.
   */
  static Map<String, String> digests(Project project, Service service) {
    var digests = new TreeMap<String, String>();
    digests(digests, project, service, "configs.", service.storage().configs(), project.configs());
    digests(digests, project, service, "secrets.", service.storage().secrets(), project.secrets());
    return digests;
  }

  private static void digests(
      Map<String, String> digests,
      Project project,
      Service service,
      String kind,
      List<FileReference> references,
      Map<String, FileObject> objects) {
    for (FileReference reference : references) {
      FileObject object = objects.get(reference.source());
      String content = object == null ? null : content(project, object);
      // logins come and go, and are no reason to replace what uses them
      if (content != null && !reference.source().equals(FileObject.LOGINS)) {
        String name = kind + reference.source();
        String salt = project.name() + "\0" + service.name() + "\0" + name + "\0";
        digests.put(ComposeLabels.CONTENT + name, ConfigHash.text(salt + content));
      }
    }
  }

  private static void add(
      List<FileContent> files,
      Project project,
      Map<String, FileObject> objects,
      List<FileReference> references,
      String folder) {
    for (FileReference reference : references) {
      FileObject object = objects.get(reference.source());
      String content = object == null ? null : content(project, object);
      if (content != null) {
        files.add(
            new FileContent(
                of(reference, folder),
                ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer(),
                number(reference.mode(), 8, READABLE_BY_ALL),
                number(reference.uid(), 10, 0),
                number(reference.gid(), 10, 0)));
      }
    }
  }

  private static @Nullable String content(Project project, FileObject object) {
    return object.environment() != null
        ? project.origin().environment().get(object.environment())
        : object.content();
  }

  /**
   * Checks that all variables are set that files of a service come from: it would start with an
   * empty secret.
   *
   * @throws InvalidProjectException with code {@code variable-not-set}
   */
  static void check(Project project, Service service) {
    var unset = new ArrayList<Diagnostic>();
    unset(unset, project, "configs", service.storage().configs(), project.configs());
    unset(unset, project, "secrets", service.storage().secrets(), project.secrets());
    if (!unset.isEmpty()) {
      throw new InvalidProjectException(unset);
    }
  }

  private static void unset(
      List<Diagnostic> unset,
      Project project,
      String kind,
      List<FileReference> references,
      Map<String, FileObject> objects) {
    for (FileReference reference : references) {
      FileObject object = objects.get(reference.source());
      if (object != null && object.environment() != null && content(project, object) == null) {
        unset.add(unset(project, kind, object));
      }
    }
  }

  private static Diagnostic unset(Project project, String kind, FileObject object) {
    String path = kind + "." + object.key();
    return Diagnostic.error(
        "variable-not-set",
        path + ": the environment variable " + object.environment() + " is not set",
        "set it, or give it in .env or a file named by --env-file",
        project.location(List.of(kind, object.key(), "environment")));
  }

  private static int number(@Nullable String text, int radix, int otherwise) {
    return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text, radix);
  }
}
