package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.RestartPolicy;
import compose.orchestrator.model.Security;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Limits, rights and the restart policy: what a hand can change on a container that runs. */
final class HostComparison {

  private static final double NANO = 1e9;

  private final String prefix;
  private final List<Divergence> found = new ArrayList<>();

  private HostComparison(Service service) {
    this.prefix = "services." + service.name() + ".";
  }

  static List<Divergence> of(Service service, ContainerDetails container) {
    var comparison = new HostComparison(service);
    comparison.limits(service.resources(), container.limits());
    comparison.rights(service.security(), container.limits());
    comparison.differ("restart", container.restartPolicy(), restart(service));
    return comparison.found;
  }

  private void limits(Resources resources, HostLimits limits) {
    Deploy deploy = resources.deploy();
    Long memory = first(deploy == null ? null : deploy.memoryLimit(), resources.memoryLimit());
    Long reservation =
        first(deploy == null ? null : deploy.memoryReservation(), resources.memoryReservation());
    Long pids = first(deploy == null ? null : deploy.pidsLimit(), resources.pidsLimit());
    Double cpus =
        deploy != null && deploy.cpuLimit() != null ? deploy.cpuLimit() : resources.cpus();
    number("mem_limit", limits.memory(), memory);
    number("mem_reservation", limits.memoryReservation(), reservation);
    number("pids_limit", Math.max(0, limits.pidsLimit()), pids == null ? null : Math.max(0, pids));
    number("cpus", limits.nanoCpus(), cpus == null ? null : Math.round(cpus * NANO));
    number("cpu_shares", limits.cpuShares(), rounded(resources.cpuShares()));
    number("cpu_quota", limits.cpuQuota(), rounded(resources.cpuQuota()));
    number("cpu_period", limits.cpuPeriod(), rounded(resources.cpuPeriod()));
    differ("cpuset", limits.cpuset(), resources.cpuset() == null ? "" : resources.cpuset());
  }

  private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : one;
  }

  private static @Nullable Long rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value);
  }

  private void number(String path, long actual, @Nullable Long desired) {
    long wanted = desired == null ? 0 : desired;
    if (actual != wanted) {
      differ(path, Long.toString(actual), Long.toString(wanted));
    }
  }

  private void rights(Security security, HostLimits limits) {
    differ("privileged", limits.privileged(), security.privileged());
    differ("read_only", limits.readOnly(), security.readOnly());
    differ("cap_add", capabilities(limits.capAdd()), capabilities(security.capAdd()));
    differ("cap_drop", capabilities(limits.capDrop()), capabilities(security.capDrop()));
  }

  /** Engines list capabilities with the kernel's prefix or without. */
  private static String capabilities(List<String> names) {
    var sorted = new TreeSet<String>();
    for (String name : names) {
      String upper = name.toUpperCase(java.util.Locale.ROOT);
      sorted.add(upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper);
    }
    return String.join(",", sorted);
  }

  /** The policy of the deploy section comes before the short one. */
  static String restart(Service service) {
    Deploy deploy = service.resources().deploy();
    RestartPolicy policy = deploy == null ? null : deploy.restartPolicy();
    if (policy == null) {
      String restart = service.lifecycle().restart();
      return restart == null || restart.isEmpty() ? "no" : restart;
    }
    String condition = policy.condition() == null ? "any" : policy.condition();
    String retries = policy.maxAttempts() == null ? "" : ":" + policy.maxAttempts();
    return switch (condition) {
      case "none" -> "no";
      case "on-failure" -> "on-failure" + retries;
      default -> "always";
    };
  }

  private void differ(String path, boolean actual, boolean desired) {
    differ(path, String.valueOf(actual), String.valueOf(desired));
  }

  private void differ(String path, String actual, String desired) {
    if (!actual.equals(desired)) {
      found.add(new Divergence(prefix + path, actual, desired));
    }
  }
}
