package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.engine.HostNames;
import compose.orchestrator.engine.HostNamespaces;
import compose.orchestrator.engine.HostRights;
import compose.orchestrator.engine.HostSettings;
import compose.orchestrator.model.Logging;
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
  private final LimitsReading limits;
  private final StorageReading storage;
  private Map<String, List<HostBinding>> portBindings = Map.of();
  private String networkMode = "";
  private String restartPolicy = "no";
  private @Nullable String logDriver;
  private Map<String, String> logOptions = Map.of();
  private Map<String, String> annotations = Map.of();
  private @Nullable Boolean init;
  private List<String> groupAdd = List.of();
  private boolean privileged;
  private boolean readOnly;
  private List<String> capAdd = List.of();
  private List<String> capDrop = List.of();
  private List<String> securityOptions = List.of();
  private Map<String, String> sysctls = Map.of();
  private @Nullable List<String> maskedPaths;
  private String pidMode = "";
  private String ipcMode = "";
  private String utsMode = "";
  private String usernsMode = "";
  private String cgroupMode = "";
  private String cgroupParent = "";
  private String runtime = "";
  private String isolation = "";
  private List<String> extraHosts = List.of();
  private List<String> dns = List.of();
  private List<String> dnsSearch = List.of();
  private List<String> dnsOptions = List.of();
  private List<String> links = List.of();

  HostReading(JsonReader json) {
    this.json = json;
    this.limits = new LimitsReading(json);
    this.storage = new StorageReading(json);
  }

  void read() throws IOException {
    json.object(this::field);
  }

  HostSettings settings() {
    return new HostSettings(
        limits.result(),
        new HostRights(
            privileged, readOnly, capAdd, capDrop, securityOptions, sysctls, maskedPaths),
        new HostNamespaces(
            pidMode, ipcMode, utsMode, usernsMode, cgroupMode, cgroupParent, runtime, isolation),
        new HostNames(extraHosts, dns, dnsSearch, dnsOptions, links),
        storage.result(),
        networkMode,
        portBindings,
        restartPolicy,
        new Logging(logDriver, logOptions),
        annotations,
        init,
        groupAdd);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "PortBindings" -> portBindings = bindings(json);
      case "NetworkMode" -> networkMode = json.text();
      case "RestartPolicy" -> restartPolicy = new RestartReading().read(json);
      case "LogConfig" -> json.object(this::logField);
      case "Annotations" -> annotations = json.textMap();
      case "Init" -> init = json.truthOrNull();
      case "GroupAdd" -> groupAdd = json.texts();
      default -> {
        if (!rights(field) && !namespaces(field) && !storage.read(field) && !limits.read(field)) {
          json.skip();
        }
      }
    }
  }

  private boolean rights(String field) throws IOException {
    switch (field) {
      case "Privileged" -> privileged = json.truth();
      case "ReadonlyRootfs" -> readOnly = json.truth();
      case "CapAdd" -> capAdd = json.texts();
      case "CapDrop" -> capDrop = json.texts();
      case "SecurityOpt" -> securityOptions = json.texts();
      case "Sysctls" -> sysctls = json.textMap();
      case "MaskedPaths" -> maskedPaths = json.textsOrNull();
      case "ExtraHosts" -> extraHosts = json.texts();
      case "Dns" -> dns = json.texts();
      case "DnsSearch" -> dnsSearch = json.texts();
      case "DnsOptions" -> dnsOptions = json.texts();
      case "Links" -> links = json.texts();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean namespaces(String field) throws IOException {
    switch (field) {
      case "PidMode" -> pidMode = json.text();
      case "IpcMode" -> ipcMode = json.text();
      case "UTSMode" -> utsMode = json.text();
      case "UsernsMode" -> usernsMode = json.text();
      case "CgroupnsMode" -> cgroupMode = json.text();
      case "CgroupParent" -> cgroupParent = json.text();
      case "Runtime" -> runtime = json.text();
      case "Isolation" -> isolation = json.text();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void logField(String field) throws IOException {
    switch (field) {
      case "Type" -> logDriver = json.textUnlessEmpty();
      case "Config" -> logOptions = json.textMap();
      default -> json.skip();
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
