package compose.orchestrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.model.ConfigHash.Dialect;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** Hashes that docker compose has written to labels or printed, with what it hashed. */
class ConfigHashTest {

  private static final String WITH_BIND =
      """
      {"build":{"context":"."},"command":["sleep","60"],"entrypoint":null,\
      "environment":{"E1":"hello"},"image":"busybox","network_mode":"none",\
      "volumes":[{"type":"bind","source":"/srv/h2/x","target":"/x",\
      "bind":{"create_host_path":true}}]}\
      """;

  private static Mapping tree(String json) {
    return (Mapping) YamlReader.read(json, "tree", finding -> {}).getFirst().root();
  }

  private static String hash(String json) {
    return ConfigHash.service(tree(json), Dialect.BEFORE_5, name -> "id-of-" + name);
  }

  @Test
  void plainService() {
    assertThat(
            hash(
                """
                {"command":["sleep","1"],"entrypoint":null,"image":"busybox",\
                "networks":{"default":null}}\
                """))
        .isEqualTo("37fd6b88137f2066c06731caee826369a6c4954fbb21826012b0ea67c770f45c");
  }

  @Test
  void serviceWithEveryKindOfValue() {
    assertThat(
            hash(
                """
                {"profiles":["p"],"develop":{"watch":[{"path":"/srv/h/x","action":"sync",\
                "target":"/y","exec":{"command":null}}]},"cpus":0.5,"command":null,\
                "configs":[{"source":"c","target":"/c","mode":"0444"}],\
                "depends_on":{"db":{"condition":"service_started","required":true}},\
                "deploy":{"replicas":2,"resources":{"limits":{"cpus":0.5,"memory":"67108864"}},\
                "placement":{}},"entrypoint":null,"environment":{"A":"x<y>&z","B":"é"},\
                "extra_hosts":["h=1.2.3.4"],"healthcheck":{"test":["CMD","true"],\
                "interval":"1m30s","retries":3},"image":"busybox","labels":{"l":"v"},\
                "mem_limit":"67108864","networks":{"default":null},"ports":[{"mode":"ingress",\
                "target":80,"published":"8080","protocol":"tcp"}],"pull_policy":"always",\
                "stop_grace_period":"5s","ulimits":{"nofile":{"soft":10,"hard":20},"nproc":5},\
                "volumes":[{"type":"bind","source":"/srv/h/x","target":"/x",\
                "bind":{"create_host_path":true}},{"type":"volume","source":"data",\
                "target":"/d","read_only":true,"volume":{}}]}\
                """))
        .isEqualTo("5504c59e8c8f8844ceb397b3f909ea3d4e6c0e120dd17ba3b2602ef7c71ede41");
  }

  @Test
  void bindMountBeforeVersion5() {
    assertThat(hash(WITH_BIND))
        .isEqualTo("8154b182864ee3a8092caa376a405afbe841a76e4417f48899cd038fb5f223a1");
  }

  @Test
  void bindMountSinceVersion5() {
    assertThat(ConfigHash.service(tree(WITH_BIND), Dialect.SINCE_5, name -> name))
        .isEqualTo("017e469ab66458b35823ff0bd96f8b09cb815334fbf0e7794cbc41f0e77decad");
  }

  @Test
  void sharedNamespacesAndMountsAreThoseOfContainers() {
    String written =
        "{\"network_mode\":\"service:db\",\"pid\":\"service:db\",\"volumes_from\":[\"db:ro\"]}";
    String resolved =
        """
        {"network_mode":"container:id-of-db","pid":"container:id-of-db",\
        "volumes_from":["id-of-db"]}\
        """;
    assertThat(hash(written)).isEqualTo(ConfigHash.written(tree(resolved), Dialect.BEFORE_5));
    assertThat(ConfigHash.written(tree(written), Dialect.BEFORE_5)).isNotEqualTo(hash(written));
  }

  @Test
  void network() {
    assertThat(ConfigHash.network(tree("{\"name\":\"resfeat2_default\",\"ipam\":{}}")))
        .isEqualTo("a1ecc950566bb9bdd7ede79e46684dfa494862b7340212b77b7157f10d9f972f");
  }

  @Test
  void volumeOfTheUsualDriver() {
    assertThat(ConfigHash.volume(tree("{\"name\":\"resfeat2_data\"}")))
        .isEqualTo("7c51929772d39899ac9e44365bec30105ad33420cf46ea600701d7afa5e21e0b");
  }

  @Test
  void dialectFollowsTheVersionOnTheLabel() {
    assertThat(Dialect.of("2.40.3")).isEqualTo(Dialect.BEFORE_5);
    assertThat(Dialect.of("v2.24.0")).isEqualTo(Dialect.BEFORE_5);
    assertThat(Dialect.of("5.0.0")).isEqualTo(Dialect.SINCE_5);
    assertThat(Dialect.of("10.1.0")).isEqualTo(Dialect.SINCE_5);
  }
}
