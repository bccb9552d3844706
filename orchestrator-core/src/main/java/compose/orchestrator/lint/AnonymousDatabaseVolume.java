package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;

/** Databases whose data goes with the container. */
final class AnonymousDatabaseVolume implements Rule {

  @Override
  public String code() {
    return "anonymous-database-volume";
  }

  @Override
  public String description() {
    return "The data of a database is in a volume without a name.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      Database database = Database.of(service);
      if (database != null) {
        check(service, database, subject, found);
      }
    }
  }

  private void check(Service service, Database database, Subject subject, List<Diagnostic> found) {
    List<Mount> mounts = service.storage().volumes();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      if (mount.type().equals("volume") && mount.source() == null) {
        Location at = subject.place(service, "volumes", i);
        found.add(finding(service, "the volume at " + mount.target(), mount.target(), at));
      }
    }
    boolean elsewhere =
        !service.storage().volumesFrom().isEmpty()
            || service.process().environment().containsKey("PGDATA");
    if (!database.data().isEmpty() && !elsewhere && !database.isKeptIn(folders(service))) {
      Location at = subject.place(service, "image");
      found.add(finding(service, "the database's own volume", database.data(), at));
    }
  }

  private Diagnostic finding(Service service, String what, String target, Location at) {
    return Diagnostic.warning(
        code(),
        "services." + service.name() + ": " + what + " has no name, the data is lost with it",
        "Name a volume: add \"data:" + target + "\" below volumes, and data: at the top level.",
        at);
  }

  private static List<String> folders(Service service) {
    var folders = new ArrayList<String>();
    for (Mount mount : service.storage().volumes()) {
      folders.add(mount.target());
    }
    for (String tmpfs : service.storage().tmpfs()) {
      int colon = tmpfs.indexOf(':');
      folders.add(colon < 0 ? tmpfs : tmpfs.substring(0, colon));
    }
    return folders;
  }
}
