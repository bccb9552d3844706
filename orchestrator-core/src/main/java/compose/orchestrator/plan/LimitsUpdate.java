package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.model.Service;
import java.util.Objects;

/** What has to be changed about a container's limits; all else is left as it is. */
final class LimitsUpdate {

  private LimitsUpdate() {}

  static ContainerUpdate of(Service service, ContainerDetails container) {
    var desired = new Limits(service);
    HostLimits actual = container.host().limits();
    long pids = Objects.requireNonNullElse(actual.pidsLimit(), 0L);
    boolean restarts = container.host().restartPolicy().equals(desired.restart());
    // the engine wants both where one of them changes
    boolean memory =
        actual.memory() != desired.memory() || actual.memorySwap() != desired.memorySwap();
    return new ContainerUpdate(
        memory ? desired.memory() : 0,
        changed(actual.memoryReservation(), desired.memoryReservation()),
        memory ? desired.memorySwap() : 0,
        changed(actual.nanoCpus(), desired.nanoCpus()),
        changed(actual.cpuShares(), desired.cpuShares()),
        changed(actual.cpuQuota(), desired.cpuQuota()),
        changed(actual.cpuPeriod(), desired.cpuPeriod()),
        actual.cpuset().equals(desired.cpuset()) ? "" : desired.cpuset(),
        Math.max(0, pids) == desired.pids() ? null : Long.valueOf(desired.pids()),
        changed(Objects.requireNonNullElse(actual.blockIo().weight(), 0L), desired.blockIoWeight()),
        restarts ? null : desired.restart());
  }

  private static long changed(long actual, long desired) {
    return actual == desired ? 0 : desired;
  }
}
