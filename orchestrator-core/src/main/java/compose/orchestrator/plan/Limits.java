package compose.orchestrator.plan;

import compose.orchestrator.model.BlockIo;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Lifecycle;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.RestartPolicy;
import compose.orchestrator.model.Service;
import org.jspecify.annotations.Nullable;

/**
 * What a service's file says about limits, in the engine's units. The deploy section, where it says
 * something, wins; 0 is no limit.
 */
final class Limits {

  private static final double BILLION = 1e9;

  private final Resources resources;
  private final @Nullable Deploy deploy;
  private final Lifecycle lifecycle;

  Limits(Service service) {
    this.resources = service.resources();
    this.deploy = resources.deploy();
    this.lifecycle = service.lifecycle();
  }

  long memory() {
    return first(deploy == null ? null : deploy.memoryLimit(), resources.memoryLimit());
  }

  long memoryReservation() {
    return first(deploy == null ? null : deploy.memoryReservation(), resources.memoryReservation());
  }

  /** The engine gives as much swap as memory where nothing is said of it. */
  long memorySwap() {
    long said = first(null, resources.memorySwapLimit());
    return said != 0 ? said : 2 * memory();
  }

  boolean saysMemorySwap() {
    return first(null, resources.memorySwapLimit()) != 0;
  }

  long nanoCpus() {
    Double limit = deploy == null ? null : deploy.cpuLimit();
    Double cpus = limit != null && limit != 0 ? limit : resources.cpus();
    return cpus == null ? 0 : (long) (cpus * BILLION);
  }

  long cpuShares() {
    return rounded(resources.cpuShares());
  }

  long cpuQuota() {
    return rounded(resources.cpuQuota());
  }

  long cpuPeriod() {
    return rounded(resources.cpuPeriod());
  }

  String cpuset() {
    return resources.cpuset() == null ? "" : resources.cpuset();
  }

  long pids() {
    return Math.max(0, first(deploy == null ? null : deploy.pidsLimit(), resources.pidsLimit()));
  }

  long blockIoWeight() {
    BlockIo blockIo = resources.blockIo();
    return blockIo == null ? 0 : first(null, blockIo.weight());
  }

  /** As an inspection tells it: {@code no}, {@code always}, {@code on-failure:3} and so on. */
  String restart() {
    RestartPolicy policy = deploy == null ? null : deploy.restartPolicy();
    if (policy == null) {
      return restartOfItsOwn();
    }
    Long attempts = policy.maxAttempts();
    return switch (policy.condition() == null ? "" : policy.condition()) {
      case "any", "always" -> "always";
      case "unless-stopped" -> "unless-stopped";
      case "on-failure" ->
          attempts == null || attempts == 0 ? "on-failure" : "on-failure:" + attempts;
      default -> "no";
    };
  }

  /** Only on-failure takes a number. */
  private String restartOfItsOwn() {
    String name = lifecycle.restartName();
    long attempts = name.equals("on-failure") ? lifecycle.restartAttempts() : 0;
    return name.isEmpty() ? "no" : attempts == 0 ? name : name + ":" + attempts;
  }

  boolean restartIsDeployed() {
    return deploy != null && deploy.restartPolicy() != null;
  }

  /** Where the file says it: in the deploy section or by itself. */
  static String path(boolean deployed, String deploy, String plain) {
    return deployed ? "deploy." + deploy : plain;
  }

  boolean deploysMemory() {
    return deploy != null && isSet(deploy.memoryLimit());
  }

  boolean deploysReservation() {
    return deploy != null && isSet(deploy.memoryReservation());
  }

  boolean deploysCpus() {
    return deploy != null && deploy.cpuLimit() != null && deploy.cpuLimit() != 0;
  }

  boolean deploysPids() {
    return deploy != null && isSet(deploy.pidsLimit());
  }

  private static boolean isSet(@Nullable Long value) {
    return value != null && value != 0;
  }

  private static long first(@Nullable Long one, @Nullable Long other) {
    if (one != null && one != 0) {
      return one;
    }
    return other == null ? 0 : other;
  }

  private static long rounded(@Nullable Double value) {
    return value == null ? 0 : value.longValue();
  }
}
