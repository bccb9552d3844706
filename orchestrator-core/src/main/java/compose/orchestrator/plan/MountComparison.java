package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Volumes and bind mounts: those of the file against those the container has. */
final class MountComparison {

  private MountComparison() {}

  static List<Divergence> of(Project project, Service service, ContainerDetails container) {
    var found = new ArrayList<Divergence>();
    List<Mount> mounts = service.storage().volumes();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      if (mount.type().equals("volume") || mount.type().equals("bind")) {
        String path = "services." + service.name() + ".volumes[" + i + "]";
        compare(found, path, project, mount, at(container, mount.target()));
      }
    }
    return found;
  }

  private static void compare(
      List<Divergence> found,
      String path,
      Project project,
      Mount mount,
      @Nullable MountPoint point) {
    String desired = source(project, mount);
    String actual = point == null ? null : source(point);
    boolean anonymous = mount.source() == null && point != null && point.type().equals("volume");
    if (!anonymous && !Objects.equals(actual, desired)) {
      found.add(new Divergence(path + ".source", actual, desired));
    } else if (point != null && point.writable() == mount.readOnly()) {
      found.add(
          new Divergence(
              path + ".read_only",
              String.valueOf(!point.writable()),
              String.valueOf(mount.readOnly())));
    }
  }

  private static @Nullable MountPoint at(ContainerDetails container, String target) {
    for (MountPoint point : container.mounts()) {
      if (withoutSlash(point.destination()).equals(withoutSlash(target))) {
        return point;
      }
    }
    return null;
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static @Nullable String source(Project project, Mount mount) {
    String source = mount.source();
    Volume volume =
        mount.type().equals("volume") && source != null ? project.volumes().get(source) : null;
    String named = volume == null ? source : volume.name();
    return named == null ? null : withoutSlash(named);
  }

  private static String source(MountPoint point) {
    String name = point.name();
    return withoutSlash(point.type().equals("volume") && name != null ? name : point.source());
  }
}
