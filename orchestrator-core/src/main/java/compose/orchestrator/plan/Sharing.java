package compose.orchestrator.plan;

import compose.orchestrator.model.Service;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Services whose namespaces or mounts a service shares: its containers live and die with theirs.
 */
final class Sharing {

  private static final String SERVICE = "service:";

  private Sharing() {}

  static Set<String> parents(Service service) {
    var parents = new LinkedHashSet<String>();
    add(parents, service.networking().networkMode());
    add(parents, service.isolation().pid());
    add(parents, service.isolation().ipc());
    for (String from : service.storage().volumesFrom()) {
      if (!from.startsWith("container:")) {
        parents.add(withoutMode(from));
      }
    }
    return parents;
  }

  /** Services whose containers the engine must know before it makes one of this service. */
  static Set<String> neededToCreate(Service service) {
    Set<String> needed = parents(service);
    for (String link : service.networking().links()) {
      int colon = link.indexOf(':');
      needed.add(colon < 0 ? link : link.substring(0, colon));
    }
    return needed;
  }

  private static void add(Set<String> parents, @Nullable String mode) {
    if (mode != null && mode.startsWith(SERVICE)) {
      parents.add(mode.substring(SERVICE.length()));
    }
  }

  private static String withoutMode(String from) {
    for (String mode : List.of(":ro", ":rw")) {
      if (from.endsWith(mode)) {
        return from.substring(0, from.length() - mode.length());
      }
    }
    return from;
  }
}
