package compose.orchestrator.plan;

import compose.orchestrator.engine.HostLimits;
import compose.orchestrator.model.Resources;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a container may use, and when it starts again: most of it can be changed while it runs. */
final class ResourcesComparison {

  private static final long PARTS_PER_MILLION = 1_000_000;
  private static final int HUNDREDTHS = 100;

  private final Compared compared;
  private final Limits desired;
  private final Resources resources;
  private final HostLimits actual;
  private final Differences found;

  private ResourcesComparison(Compared compared, Differences found) {
    this.compared = compared;
    this.desired = new Limits(compared.service());
    this.resources = compared.service().resources();
    this.actual = compared.container().host().limits();
    this.found = found;
  }

  static void compare(Compared compared, Differences found) {
    var comparison = new ResourcesComparison(compared, found);
    comparison.memory();
    comparison.processors();
    comparison.others();
    comparison.fixed();
  }

  private void memory() {
    limit(
        "mem_limit",
        Limits.path(desired.deploysMemory(), "resources.limits.memory", "mem_limit"),
        actual.memory(),
        desired.memory());
    limit(
        "mem_reservation",
        Limits.path(
            desired.deploysReservation(), "resources.reservations.memory", "mem_reservation"),
        actual.memoryReservation(),
        desired.memoryReservation());
    if (actual.memorySwap() != desired.memorySwap() && !followsMemory()) {
      limit("memswap_limit", "memswap_limit", actual.memorySwap(), desired.memorySwap());
    }
  }

  /** Where nothing is said about swap, it changes with the memory and is not told by itself. */
  private boolean followsMemory() {
    if (desired.saysMemorySwap()) {
      return actual.memorySwap() == -1 && compared.dropped("memswap_limit");
    }
    return actual.memory() != desired.memory()
        || (actual.memorySwap() == -1 && compared.dropped("memswap_limit"));
  }

  private void processors() {
    long cpus = desired.nanoCpus();
    // a fraction need not have the same last digits everywhere
    if (Math.abs(actual.nanoCpus() - cpus) > cpus / PARTS_PER_MILLION) {
      String path = Limits.path(desired.deploysCpus(), "resources.limits.cpus", "cpus");
      if (actual.nanoCpus() != 0 || !compared.dropped("cpus")) {
        differ(path, cpus(actual.nanoCpus()), cpus(cpus));
      }
    }
    limit("cpu_shares", "cpu_shares", actual.cpuShares(), desired.cpuShares());
    limit("cpu_quota", "cpu_quota", actual.cpuQuota(), desired.cpuQuota());
    limit("cpu_period", "cpu_period", actual.cpuPeriod(), desired.cpuPeriod());
    if (!actual.cpuset().equals(desired.cpuset())
        && !(actual.cpuset().isEmpty() && compared.dropped("cpuset"))) {
      differ("cpuset", emptyAsNull(actual.cpuset()), emptyAsNull(desired.cpuset()));
    }
  }

  private static @Nullable String emptyAsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String cpus(long nanoCpus) {
    return nanoCpus == 0
        ? null
        : java.math.BigDecimal.valueOf(nanoCpus, 9).stripTrailingZeros().toPlainString();
  }

  private void others() {
    Long pids = actual.pidsLimit();
    long is = pids == null ? 0 : Math.max(0, pids);
    if (is != desired.pids() && !(pids == null && compared.dropped("pids_limit"))) {
      String path = Limits.path(desired.deploysPids(), "resources.limits.pids", "pids_limit");
      found.addUpdatable(path, Differences.number(is), Differences.number(desired.pids()));
    }
    weight(orZero(actual.blockIo().weight()), desired.blockIoWeight());
    String restart = compared.container().host().restartPolicy();
    if (!restart.equals(desired.restart())) {
      String path = Limits.path(desired.restartIsDeployed(), "restart_policy", "restart");
      found.addUpdatable(path, restart, desired.restart());
    }
  }

  /** An engine that cannot do it does not say so: only one that has done it is asked again. */
  private void weight(long is, long should) {
    String path = "blkio_config.weight";
    if (is != 0) {
      limit(path, path, is, should);
    } else if (should != 0 && !compared.asMade() && !compared.dropped(path)) {
      found.number(path, is, should);
    }
  }

  private void limit(String attribute, String path, long is, long should) {
    if (is != should && !(is == 0 && compared.dropped(attribute))) {
      differ(path, Differences.number(is), Differences.number(should));
    }
  }

  /** The engine takes no value for one that should go: that needs another container. */
  private void differ(String path, @Nullable String is, @Nullable String should) {
    if (should == null) {
      found.add(path, is, null);
    } else {
      found.addUpdatable(path, is, should);
    }
  }

  private void fixed() {
    number("cpu_rt_period", actual.cpuRealtimePeriod(), resources.cpuRealtimePeriod());
    number("cpu_rt_runtime", actual.cpuRealtimeRuntime(), resources.cpuRealtimeRuntime());
    found.number("cpu_count", actual.cpuCount(), orZero(resources.cpuCount()));
    Double percent = resources.cpuPercent();
    found.number(
        "cpu_percent", actual.cpuPercent(), percent == null ? 0 : (long) (percent * HUNDREDTHS));
    swappiness();
    if (actual.oomKillDisable() || !compared.dropped("oom_kill_disable")) {
      found.flag("oom_kill_disable", actual.oomKillDisable(), resources.oomKillDisable());
    }
    found.number(
        "oom_score_adj", actual.oomScoreAdjustment(), orZero(resources.oomScoreAdjustment()));
    found.map("ulimits", ulimits(actual.ulimits()), ulimits(resources.ulimits()));
  }

  private void swappiness() {
    Long swappiness = actual.memorySwappiness();
    long is = swappiness == null || swappiness == -1 ? 0 : swappiness;
    if (is != 0 || !compared.dropped("mem_swappiness")) {
      found.number("mem_swappiness", is, orZero(resources.memorySwappiness()));
    }
  }

  private void number(String path, long is, @Nullable Double should) {
    found.number(path, is, should == null ? 0 : should.longValue());
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static Map<String, String> ulimits(
      Map<String, compose.orchestrator.model.Ulimit> limits) {
    var all = new TreeMap<String, String>();
    limits.forEach((name, limit) ->
        all.put(
            name,
            limit.soft() == limit.hard()
                ? Long.toString(limit.soft())
                : limit.soft() + ":" + limit.hard()));
    return all;
  }
}
