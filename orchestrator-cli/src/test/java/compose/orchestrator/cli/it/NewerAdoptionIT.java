package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A project of docker compose 5, made by hand with the labels that it writes: its hash of a service
 * differs from that of docker compose 2 where a folder is mounted.
 */
final class NewerAdoptionIT {

  private static final String COMPOSE =
      """
      services:
        web:
          image: busybox
          init: true
          command: [sleep, "1000"]
          environment: {E1: hello}
          volumes: ["./:/here", "data:/data"]
      volumes: {data: {}}
      """;
  private static final String STATE = "{{.Id}} {{.State.StartedAt}}";

  /** What docker compose 5 makes its hash of. */
  private static String service(String bind) {
    return "{\"command\":[\"sleep\",\"1000\"],\"entrypoint\":null,"
        + "\"environment\":{\"E1\":\"hello\"},\"image\":\"busybox\",\"init\":true,"
        + "\"networks\":{\"default\":null},\"volumes\":["
        + "{\"type\":\"bind\",\"source\":\"FOLDER\",\"target\":\"/here\",\"bind\":"
        + bind
        + "},{\"type\":\"volume\",\"source\":\"data\",\"target\":\"/data\",\"volume\":{}}]}";
  }

  @Test
  void whatDockerCompose5StartedIsKept() {
    try (var project = new TestProject(COMPOSE)) {
      make(project, service("{}"));
      String before = project.inspect("web", STATE);
      assertThat(project.run("drift").succeeded().out()).contains("Nothing differs.");
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(before);
      project.run("down", "-v", "-t", "0").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void aHashThatDockerCompose5WouldNotMakeIsADifference() {
    try (var project = new TestProject(COMPOSE)) {
      make(project, service("{\"create_host_path\":true}"));
      String before = project.inspect("web", "{{.Id}}");
      project.run("up", "-d", "-t", "0").succeeded();
      assertThat(project.inspect("web", "{{.Id}}")).isNotEqualTo(before);
    }
  }

  private static void make(TestProject project, String service) {
    String network = project.name + "_default";
    String volume = project.name + "_data";
    create(
        project,
        List.of("network", "create"),
        Map.of(
            "network",
            "default",
            "config-hash",
            hash("{\"name\":\"" + network + "\",\"ipam\":{}}")),
        network);
    create(
        project,
        List.of("volume", "create"),
        Map.of(
            "volume",
            "data",
            "config-hash",
            hash("{\"name\":\"" + volume + "\",\"driver\":\"local\"}")),
        volume);
    create(
        project,
        List.of(
            "run",
            "-d",
            "--init",
            "--name",
            project.name + "-web-1",
            "-e",
            "E1=hello",
            "--network",
            network,
            "--network-alias",
            "web",
            "--network-alias",
            project.name + "-web-1",
            "-v",
            project.folder + ":/here",
            "--mount",
            "type=volume,source=" + volume + ",target=/data"),
        Map.of(
            "service",
            "web",
            "container-number",
            "1",
            "oneoff",
            "False",
            "depends_on",
            "",
            "project.working_dir",
            project.folder.toString(),
            "project.config_files",
            project.folder.resolve("compose.yaml").toString(),
            "image",
            project.shell.dockerText("inspect", "--format", "{{.Id}}", "busybox"),
            "config-hash",
            hash(service.replace("FOLDER", project.folder.toString()))),
        "busybox",
        "sleep",
        "1000");
  }

  private static void create(
      TestProject project, List<String> command, Map<String, String> labels, String... rest) {
    var words = new ArrayList<String>(command);
    labels.forEach((name, value) -> label(words, name, value));
    label(words, "project", project.name);
    label(words, "version", "5.5.0");
    words.addAll(List.of(rest));
    project.shell.docker(words.toArray(String[]::new)).succeeded();
  }

  private static void label(List<String> words, String name, String value) {
    words.addAll(List.of("--label", "com.docker.compose." + name + "=" + value));
  }

  private static String hash(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
