package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerUpdate;

/** What {@code POST /containers/ID/update} is sent. */
final class UpdateMapping {
  private final StringBuilder json = new StringBuilder("{");

  private UpdateMapping() {}

  static String json(ContainerUpdate update) {
    var mapping = new UpdateMapping();
    mapping.number("Memory", update.memory());
    mapping.number("MemoryReservation", update.memoryReservation());
    mapping.number("MemorySwap", update.memorySwap());
    mapping.number("NanoCpus", update.nanoCpus());
    mapping.number("CpuShares", update.cpuShares());
    mapping.number("CpuQuota", update.cpuQuota());
    mapping.number("CpuPeriod", update.cpuPeriod());
    mapping.number("BlkioWeight", update.blockIoWeight());
    if (!update.cpuset().isEmpty()) {
      EngineQuery.quote(mapping.name("CpusetCpus"), update.cpuset());
    }
    if (update.pidsLimit() != null) {
      mapping.name("PidsLimit").append(update.pidsLimit());
    }
    if (update.restartPolicy() != null) {
      mapping.restart(update.restartPolicy());
    }
    return mapping.json.append('}').toString();
  }

  private StringBuilder name(String name) {
    return json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":");
  }

  private void number(String name, long value) {
    if (value != 0) {
      name(name).append(value);
    }
  }

  private void restart(String policy) {
    int colon = policy.indexOf(':');
    name("RestartPolicy").append("{\"Name\":");
    EngineQuery.quote(json, colon < 0 ? policy : policy.substring(0, colon));
    if (colon >= 0) {
      json.append(",\"MaximumRetryCount\":").append(Long.parseLong(policy.substring(colon + 1)));
    }
    json.append('}');
  }
}
