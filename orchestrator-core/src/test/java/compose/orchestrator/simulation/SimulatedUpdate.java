package compose.orchestrator.simulation;

import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.engine.HostSettings;
import compose.orchestrator.model.BlockIo;
import java.util.Objects;

/** How an update changes a container of the engine in memory: 0 leaves a value as it is. */
final class SimulatedUpdate {

  private SimulatedUpdate() {}

  static HostSettings of(HostSettings host, ContainerUpdate update) {
    return new HostSettings(
        limits(host.limits(), update),
        host.rights(),
        host.namespaces(),
        host.names(),
        host.storage(),
        host.networkMode(),
        host.portBindings(),
        Objects.requireNonNullElse(update.restartPolicy(), host.restartPolicy()),
        host.logging(),
        host.annotations(),
        host.init(),
        host.groupAdd());
  }

  private static HostLimits limits(HostLimits limits, ContainerUpdate update) {
    return new HostLimits(
        or(update.memory(), limits.memory()),
        or(update.memoryReservation(), limits.memoryReservation()),
        or(update.memorySwap(), limits.memorySwap()),
        limits.memorySwappiness(),
        or(update.nanoCpus(), limits.nanoCpus()),
        or(update.cpuShares(), limits.cpuShares()),
        or(update.cpuQuota(), limits.cpuQuota()),
        or(update.cpuPeriod(), limits.cpuPeriod()),
        limits.cpuRealtimePeriod(),
        limits.cpuRealtimeRuntime(),
        update.cpuset().isEmpty() ? limits.cpuset() : update.cpuset(),
        limits.cpuCount(),
        limits.cpuPercent(),
        update.pidsLimit() == null ? limits.pidsLimit() : update.pidsLimit(),
        limits.oomKillDisable(),
        limits.oomScoreAdjustment(),
        limits.ulimits(),
        blockIo(limits.blockIo(), update.blockIoWeight()),
        limits.devices(),
        limits.deviceCgroupRules(),
        limits.deviceRequests());
  }

  private static long or(long one, long other) {
    return one == 0 ? other : one;
  }

  private static BlockIo blockIo(BlockIo blockIo, long weight) {
    return new BlockIo(
        weight == 0 ? blockIo.weight() : Long.valueOf(weight),
        blockIo.weightDevice(),
        blockIo.readBps(),
        blockIo.readIops(),
        blockIo.writeBps(),
        blockIo.writeIops());
  }
}
