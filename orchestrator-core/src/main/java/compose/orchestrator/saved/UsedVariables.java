package compose.orchestrator.saved;

import compose.orchestrator.model.Build;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The variables that carrying out a plan still reads: the values of all others are in the canonical
 * tree already.
 */
final class UsedVariables {

  private static final String ABSENT = "absent";

  private UsedVariables() {}

  /** Digests of their values by name. */
  static Map<String, String> digests(Project project, Map<String, String> environment) {
    var names = new TreeSet<String>();
    project.configs().values().forEach(config -> add(names, config));
    project.secrets().values().forEach(secret -> add(names, secret));
    for (Service service : project.services().values()) {
      Build build = service.imageSource().build();
      if (build != null) {
        build
            .args()
            .forEach((name, value) -> {
              if (value == null) {
                names.add(name);
              }
            });
      }
    }
    var digests = new TreeMap<String, String>();
    for (String name : names) {
      String value = environment.get(name);
      digests.put(name, value == null ? ABSENT : "sha256:" + ConfigHash.text(value));
    }
    return digests;
  }

  private static void add(Set<String> names, FileObject object) {
    if (object.environment() != null) {
      names.add(object.environment());
    }
  }
}
