package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.engine.HostLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the HostConfig of a container. */
final class HostReading {
  private final JsonReader json;
  List<String> binds = List.of();
  Map<String, List<HostBinding>> portBindings = Map.of();
  String networkMode = "";
  String restartPolicy = "no";
  String logDriver = "";
  private long memory;
  private long memoryReservation;
  private long memorySwap;
  private long nanoCpus;
  private long cpuShares;
  private long cpuQuota;
  private long cpuPeriod;
  private String cpuset = "";
  private long pidsLimit;
  private long shmSize;
  private boolean privileged;
  private boolean readOnly;
  private List<String> capAdd = List.of();
  private List<String> capDrop = List.of();
  private List<String> securityOptions = List.of();
  private Map<String, String> sysctls = Map.of();
  private String pidMode = "";
  private String ipcMode = "";
  private String utsMode = "";
  private String usernsMode = "";
  private List<String> extraHosts = List.of();
  private List<String> dns = List.of();
  private List<String> dnsSearch = List.of();
  private List<String> dnsOptions = List.of();
  private List<String> groupAdd = List.of();
  private @Nullable Boolean init;
  private String runtime = "";

  HostReading(JsonReader json) {
    this.json = json;
  }

  void read() throws IOException {
    json.object(this::field);
  }

  HostLimits limits() {
    return new HostLimits(
        memory,
        memoryReservation,
        memorySwap,
        nanoCpus,
        cpuShares,
        cpuQuota,
        cpuPeriod,
        cpuset,
        pidsLimit,
        shmSize,
        privileged,
        readOnly,
        capAdd,
        capDrop,
        securityOptions,
        sysctls,
        pidMode,
        ipcMode,
        utsMode,
        usernsMode,
        extraHosts,
        dns,
        dnsSearch,
        dnsOptions,
        groupAdd,
        init,
        runtime);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Binds" -> binds = json.texts();
      case "PortBindings" -> portBindings = bindings(json);
      case "NetworkMode" -> networkMode = json.text();
      case "RestartPolicy" -> restartPolicy = new RestartReading().read(json);
      case "LogConfig" -> json.object(this::logField);
      case "Memory" -> memory = json.number();
      case "MemoryReservation" -> memoryReservation = json.number();
      case "MemorySwap" -> memorySwap = json.number();
      case "NanoCpus" -> nanoCpus = json.number();
      case "CpuShares" -> cpuShares = json.number();
      case "CpuQuota" -> cpuQuota = json.number();
      case "CpuPeriod" -> cpuPeriod = json.number();
      case "CpusetCpus" -> cpuset = json.text();
      case "PidsLimit" -> pidsLimit = json.number();
      case "ShmSize" -> shmSize = json.number();
      default -> rightsField(field);
    }
  }

  private void rightsField(String field) throws IOException {
    switch (field) {
      case "Privileged" -> privileged = json.truth();
      case "ReadonlyRootfs" -> readOnly = json.truth();
      case "CapAdd" -> capAdd = json.texts();
      case "CapDrop" -> capDrop = json.texts();
      case "SecurityOpt" -> securityOptions = json.texts();
      case "Sysctls" -> sysctls = json.textMap();
      case "PidMode" -> pidMode = json.text();
      case "IpcMode" -> ipcMode = json.text();
      case "UTSMode" -> utsMode = json.text();
      case "UsernsMode" -> usernsMode = json.text();
      case "ExtraHosts" -> extraHosts = json.texts();
      case "Dns" -> dns = json.texts();
      case "DnsSearch" -> dnsSearch = json.texts();
      case "DnsOptions" -> dnsOptions = json.texts();
      case "GroupAdd" -> groupAdd = json.texts();
      case "Init" -> init = json.truthOrNull();
      case "Runtime" -> runtime = json.text();
      default -> json.skip();
    }
  }

  private void logField(String field) throws IOException {
    if (field.equals("Type")) {
      logDriver = json.text();
    }
  }

  /** Addresses and ports on the host, by PORT/PROTOCOL. */
  static Map<String, List<HostBinding>> bindings(JsonReader json) throws IOException {
    Map<String, List<HostBinding>> all = new LinkedHashMap<>();
    json.object(port -> {
      List<HostBinding> places = new ArrayList<>();
      json.array(() -> places.add(new BindingReading().read(json)));
      all.put(port, Collections.unmodifiableList(places));
    });
    return Collections.unmodifiableMap(all);
  }

  /** One address and port on the host. */
  private static final class BindingReading {
    private String ip = "";
    private String port = "";

    HostBinding read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "HostIp" -> ip = json.text();
          case "HostPort" -> port = json.text();
          default -> json.skip();
        }
      });
      return new HostBinding(ip, port);
    }
  }

  /** A restart policy as one word. */
  private static final class RestartReading {
    private String name = "";
    private long retries;

    String read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Name" -> name = json.text();
          case "MaximumRetryCount" -> retries = json.number();
          default -> json.skip();
        }
      });
      if (name.isEmpty()) {
        return "no";
      }
      return retries > 0 ? name + ":" + retries : name;
    }
  }
}
