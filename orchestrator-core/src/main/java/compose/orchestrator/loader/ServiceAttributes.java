package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.NULL;
import static compose.orchestrator.loader.Shape.NUMBER;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.bytes;
import static compose.orchestrator.loader.Shapes.command;
import static compose.orchestrator.loader.Shapes.duration;
import static compose.orchestrator.loader.Shapes.extraHosts;
import static compose.orchestrator.loader.Shapes.fileReferences;
import static compose.orchestrator.loader.Shapes.flag;
import static compose.orchestrator.loader.Shapes.hooks;
import static compose.orchestrator.loader.Shapes.initContainers;
import static compose.orchestrator.loader.Shapes.integer;
import static compose.orchestrator.loader.Shapes.labels;
import static compose.orchestrator.loader.Shapes.lateFlag;
import static compose.orchestrator.loader.Shapes.limits;
import static compose.orchestrator.loader.Shapes.number;
import static compose.orchestrator.loader.Shapes.pairs;
import static compose.orchestrator.loader.Shapes.text;
import static compose.orchestrator.loader.Shapes.textOrTexts;
import static compose.orchestrator.loader.Shapes.texts;

/** The attributes of a service, in canonical order. */
final class ServiceAttributes {

  private ServiceAttributes() {}

  static Shape service() {
    Shape service = Shape.of(0).struct();
    fromProfilesToCommand(service);
    fromConfigsToEntrypoint(service);
    fromProviderToInit(service);
    fromIpcToPlatform(service);
    fromPortsToTty(service);
    fromUlimitsToEnd(service);
    return service.is(Kind.STRUCT);
  }

  private static void fromProfilesToCommand(Shape service) {
    service
        .has("profiles", texts().unique(UniqueKey.NAME))
        .has("annotations", labels())
        .has("attach", lateFlag().is(Kind.CHOICE))
        .has("build", BuildAttributes.build())
        .has("develop", DevelopAttributes.develop())
        .has("blkio_config", BlockIoAttributes.blockIo())
        .has("cap_add", texts().unique(UniqueKey.NAME))
        .has("cap_drop", texts().unique(UniqueKey.NAME))
        .has("cgroup_parent", text())
        .has("cgroup", text().oneOf("host", "private"))
        .has("cpu_count", integer().between(0, Long.MAX_VALUE).cast(Cast.INTEGER))
        .has("cpu_percent", integer().between(0, 100).is(Kind.FLOAT).cast(Cast.FLOAT))
        .has("cpu_period", number().cast(Cast.INTEGER))
        .has("cpu_quota", number().cast(Cast.INTEGER))
        .has("cpu_rt_period", number().cast(Cast.INTEGER))
        .has("cpu_rt_runtime", number().cast(Cast.INTEGER))
        .has("cpus", number().is(Kind.FLOAT).cast(Cast.FLOAT32))
        .has("cpuset", text())
        .has("cpu_shares", number().cast(Cast.INTEGER))
        .has("command", command().merge(MergeRule.REPLACE));
  }

  private static void fromConfigsToEntrypoint(Shape service) {
    service
        .has("configs", fileReferences().unique(UniqueKey.CONFIG_TARGET))
        .has("container_name", text().must(TextRule.CONTAINER_NAME))
        .has("credential_spec", credentialSpec())
        .has("depends_on", dependencies())
        .has("deploy", DeployAttributes.deploy())
        .has("device_cgroup_rules", texts())
        .has("devices", devices())
        .has("dns", nameServers().form(ShortForm.NAME_SERVERS))
        .has("dns_opt", texts().merge(MergeRule.LIST).unique(UniqueKey.NAME))
        .has("dns_search", nameServers())
        .has("domainname", text())
        .has("entrypoint", command().merge(MergeRule.REPLACE));
  }

  private static Shape nameServers() {
    return textOrTexts().merge(MergeRule.LIST).unique(UniqueKey.NAME);
  }

  private static Shape credentialSpec() {
    return Shape.of(0)
        .struct()
        .has("config", text())
        .has("file", text())
        .has("registry", text())
        .is(Kind.STRUCT);
  }

  private static Shape dependencies() {
    Shape dependency =
        Shape.of(0)
            .struct()
            .has(
                "condition",
                text()
                    .oneOf("service_started", "service_healthy", "service_completed_successfully"))
            .has("restart", lateFlag())
            .has("required", Shape.of(Shape.BOOLEAN).is(Kind.REQUIRED_FLAG))
            .requires("condition")
            .is(Kind.STRUCT);
    return Shape.of(0)
        .setOf(text())
        .mapOf(Shape.Names.RESOURCE, dependency)
        .is(Kind.STRUCTS)
        .merge(MergeRule.DEPENDS_ON)
        .form(ShortForm.DEPENDS_ON);
  }

  private static Shape devices() {
    Shape device =
        Shape.of(TEXT)
            .struct()
            .has("source", text())
            .has("target", text())
            .has("permissions", text())
            .requires("source")
            .is(Kind.STRUCT)
            .form(ShortForm.DEVICE);
    return Shape.of(0).listOf(device).is(Kind.LIST).unique(UniqueKey.DEVICE_TARGET);
  }

  private static void fromProviderToInit(Shape service) {
    service
        .has("provider", provider())
        .has("environment", pairs(Kind.VARIABLES).merge(MergeRule.LIST).unique(UniqueKey.NAME))
        .has("env_file", environmentFiles())
        .has("expose", numbersOrTexts().unique(UniqueKey.EXPOSED_PORT))
        .has("extends", parent())
        .has("external_links", texts())
        .has("extra_hosts", extraHosts())
        .has("group_add", numbersOrTexts().is(Kind.TEXTS))
        .has("gpus", graphicsCards())
        .has("hostname", text())
        .has("healthcheck", healthCheck())
        .has("image", text())
        .has("init", flag().is(Kind.CHOICE));
  }

  private static Shape provider() {
    Shape option = Shape.of(TEXT | NUMBER | Shape.BOOLEAN);
    Shape options = Shape.of(TEXT | NUMBER | Shape.BOOLEAN).listOf(option);
    return Shape.of(0)
        .struct()
        .has("type", text())
        .has("options", Shape.of(0).mapOf(Shape.Names.ANY, options).is(Kind.MULTIPLE))
        .requires("type")
        .is(Kind.STRUCT);
  }

  private static Shape environmentFiles() {
    Shape file =
        Shape.of(TEXT)
            .closedStruct()
            .has("path", text().path(PathRule.FILE))
            .has("required", lateFlag())
            .has("format", text())
            .requires("path")
            .is(Kind.ENVIRONMENT_FILE);
    return Shape.of(TEXT)
        .listOf(file)
        .is(Kind.LIST)
        .merge(MergeRule.LIST)
        .unique(UniqueKey.FILE)
        .form(ShortForm.ENVIRONMENT_FILES);
  }

  private static Shape parent() {
    return Shape.of(TEXT)
        .closedStruct()
        .has("file", text().path(PathRule.RESOURCE))
        .has("service", text())
        .requires("service")
        .is(Kind.STRUCT)
        .form(ShortForm.EXTENDS);
  }

  private static Shape numbersOrTexts() {
    return Shape.of(0).setOf(Shape.of(TEXT | NUMBER)).is(Kind.NUMBERS_OR_TEXTS);
  }

  private static Shape graphicsCards() {
    return Shape.of(TEXT)
        .oneOf("all")
        .listOf(Shapes.deviceRequest().open())
        .is(Kind.LIST)
        .form(ShortForm.GPUS);
  }

  private static Shape healthCheck() {
    return Shape.of(0)
        .struct()
        .has("test", Shape.of(TEXT).listOf(text()).is(Kind.TEST).merge(MergeRule.REPLACE))
        .has("timeout", duration())
        .has("interval", duration())
        .has("retries", number().is(Kind.OPTIONAL_NATURAL).cast(Cast.INTEGER))
        .has("start_period", duration())
        .has("start_interval", duration())
        .has("disable", flag())
        .is(Kind.STRUCT);
  }

  private static void fromIpcToPlatform(Shape service) {
    service
        .has("ipc", text())
        .has("isolation", text())
        .has("labels", labels())
        .has("label_file", labelFiles())
        .has("links", texts().unique(UniqueKey.NAME))
        .has("logging", logging())
        .has("mem_limit", bytes())
        .has("mem_reservation", Shape.of(INTEGER | TEXT).is(Kind.BYTES))
        .has("memswap_limit", bytes())
        .has("mem_swappiness", Shape.of(INTEGER | TEXT).is(Kind.BYTES))
        .has("mac_address", text())
        .has("models", models())
        .has("network_mode", text())
        .has("networks", networks())
        .has("oom_kill_disable", flag())
        .has("oom_score_adj", integer().between(-1000, 1000).cast(Cast.INTEGER))
        .has("pid", Shape.of(TEXT | NULL).is(Kind.TEXT))
        .has("pids_limit", number().cast(Cast.INTEGER))
        .has("platform", text());
  }

  private static Shape labelFiles() {
    return Shape.of(TEXT)
        .listOf(text().path(PathRule.FILE))
        .is(Kind.TEXTS)
        .merge(MergeRule.LIST)
        .form(ShortForm.ONE_OR_MORE);
  }

  private static Shape logging() {
    Shape options = Shape.of(0).mapOf(Shape.Names.ANY, Shape.of(TEXT | NUMBER | NULL));
    return Shape.of(0)
        .struct()
        .has("driver", text())
        .has("options", options.is(Kind.LABELS))
        .is(Kind.STRUCT)
        .merge(MergeRule.LOGGING);
  }

  private static Shape models() {
    Shape model =
        Shape.of(NULL)
            .struct()
            .has("endpoint_var", text())
            .has("model_var", text())
            .is(Kind.STRUCT);
    return Shape.of(0)
        .setOf(text())
        .mapOf(Shape.Names.RESOURCE_OR_UNREAD, model)
        .is(Kind.STRUCTS)
        .merge(MergeRule.NAMES)
        .form(ShortForm.NAMES);
  }

  private static Shape networks() {
    Shape network =
        Shape.of(NULL)
            .struct()
            .has("aliases", texts().unique(UniqueKey.NAME))
            .has("driver_opts", Shapes.driverOptions())
            .has("gw_priority", Shape.of(NUMBER).is(Kind.INTEGER))
            .has("interface_name", text())
            .has("ipv4_address", text())
            .has("ipv6_address", text())
            .has("link_local_ips", texts().unique(UniqueKey.NAME))
            .has("mac_address", text())
            .has("priority", Shape.of(NUMBER).is(Kind.INTEGER))
            .is(Kind.STRUCT);
    return Shape.of(0)
        .setOf(text())
        .mapOf(Shape.Names.RESOURCE, network)
        .is(Kind.STRUCTS)
        .merge(MergeRule.NAMES)
        .form(ShortForm.NAMES);
  }

  private static void fromPortsToTty(Shape service) {
    service
        .has("ports", ports())
        .has("privileged", flag())
        .has("pull_policy", text().must(TextRule.PULL_POLICY))
        .has("read_only", flag())
        .has("restart", text())
        .has("runtime", text())
        .has("scale", integer().is(Kind.OPTIONAL_INTEGER).cast(Cast.INTEGER))
        .has("secrets", fileReferences().unique(UniqueKey.SECRET_TARGET))
        .has("security_opt", texts())
        .has("shm_size", bytes())
        .has("stdin_open", flag())
        .has("stop_grace_period", duration())
        .has("stop_signal", text())
        .has("storage_opt", Shape.of(0).mapOf(Shape.Names.ANY, anything()).is(Kind.OPTIONS))
        .has("sysctls", labels())
        .has("tmpfs", textOrTexts().merge(MergeRule.LIST).unique(UniqueKey.NAME))
        .has("tty", flag());
  }

  private static Shape anything() {
    return Shape.of(TEXT | NUMBER | Shape.BOOLEAN | NULL).listOf(text()).struct().open();
  }

  private static Shape ports() {
    Shape port =
        Shape.of(NUMBER | TEXT)
            .struct()
            .has("name", text())
            .has("mode", text())
            .has("host_ip", text())
            .has("target", integer().is(Kind.NATURAL).cast(Cast.INTEGER))
            .has("published", Shape.of(TEXT | INTEGER).is(Kind.TEXT))
            .has("protocol", text())
            .has("app_protocol", text())
            .is(Kind.STRUCT);
    return Shape.of(0)
        .setOf(port)
        .is(Kind.LIST)
        .unique(UniqueKey.PUBLISHED_PORT)
        .form(ShortForm.PORTS);
  }

  private static void fromUlimitsToEnd(Shape service) {
    service
        .has("ulimits", limits(Cast.INTEGER, MergeRule.REPLACE))
        .has("use_api_socket", Shape.of(Shape.BOOLEAN).is(Kind.FLAG))
        .has("user", text())
        .has("userns_mode", text())
        .has("uts", text())
        .has("volumes", MountAttributes.mounts())
        .has("volumes_from", texts())
        .has("working_dir", text())
        .has("pre_start", initContainers().younger())
        .has("post_start", hooks())
        .has("pre_stop", hooks())
        .has("pull_refresh_after", text().is(Kind.DROPPED));
  }
}
