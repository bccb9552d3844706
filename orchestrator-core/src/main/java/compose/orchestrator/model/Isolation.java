package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces a container shares.
 *
 * @param pid host, service:NAME, container:NAME, or null
 * @param ipc host, shareable, private, none, service:NAME, container:NAME, or null
 * @param uts host, or null
 * @param usernsMode host, or null
 * @param cgroup host or private, or null
 * @param cgroupParent parent group, or null
 * @param runtime OCI runtime, or null
 * @param isolation isolation technology (Windows), or null
 */
public record Isolation(
    @Nullable String pid,
    @Nullable String ipc,
    @Nullable String uts,
    @Nullable String usernsMode,
    @Nullable String cgroup,
    @Nullable String cgroupParent,
    @Nullable String runtime,
    @Nullable String isolation) {

  static Isolation decode(Attributes a) {
    return new Isolation(
        a.string("pid"),
        a.string("ipc"),
        a.string("uts"),
        a.string("userns_mode"),
        a.string("cgroup"),
        a.string("cgroup_parent"),
        a.string("runtime"),
        a.string("isolation"));
  }
}
