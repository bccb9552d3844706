package compose.orchestrator.cli.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While a network is made anew the command is killed: the next one brings all containers back. */
final class NetworkKillsIT {

  private static final List<String> SERVICES = List.of("store", "web", "worker");

  private static String file(int mtu) {
    return """
    services:
      store:
        image: busybox
        init: true
        command: sleep 1000
        mac_address: 02:42:ac:11:65:51
        networks:
          back: {aliases: [db, db.internal], ipv4_address: 10.213.9.9}
      web:
        image: busybox
        init: true
        command: sleep 1000
        depends_on: [store]
        mac_address: 02:42:ac:11:65:52
        networks:
          back: {priority: 5, aliases: [site]}
          front: {priority: 9}
      worker: {image: busybox, init: true, command: sleep 1000, networks: [back]}
    networks:
      front: {}
      back:
        driver_opts: {com.docker.network.driver.mtu: "%d"}
        ipam: {config: [{subnet: 10.213.9.0/24, ip_range: 10.213.9.128/25}]}
    """
        .formatted(mtu);
  }

  @Test
  void afterAKillTheNextUpBringsAllContainersBack() throws InterruptedException {
    killEachOf(5);
  }

  @Test
  @Tag("long")
  void afterManyKillsTheNextUpBringsAllContainersBack() throws InterruptedException {
    killEachOf(30);
  }

  private static void killEachOf(int kills) throws InterruptedException {
    long seed = Long.getLong("kills.seed", System.nanoTime());
    var random = new Random(seed);
    int unfinished = 0;
    try (var project = new TestProject(file(1400))) {
      project.run("up", "-d").succeeded();
      Map<String, String> first = containers(project);
      long start = System.nanoTime();
      change(project, 1);
      project.run("up", "-d").succeeded();
      long longest = NANOSECONDS.toMillis(System.nanoTime() - start);
      isComplete(project, first, "undisturbed");
      for (int kill = 1; kill <= kills; kill++) {
        change(project, kill + 1);
        long after = random.nextLong(longest);
        Process up = project.shell.startOrchestrator("up", "-d");
        long end = System.nanoTime() + MILLISECONDS.toNanos(after);
        kill(up, kill == 1 ? () -> isAway(project, first) : () -> System.nanoTime() > end);
        unfinished += isAway(project, first) ? 1 : 0;
        project.run("up", "-d").succeeded();
        isComplete(project, first, "kill " + kill + " after " + after + " ms, seed " + seed);
      }
      project.run("down", "-t", "0").succeeded();
      assertThat(names(project, "volume", "ls", "--filter", "name=lock-" + project.name)).isEmpty();
      assertThat(project.remains()).isEmpty();
    }
    System.out.println(kills + " kills, " + unfinished + " with containers away");
    assertThat(unfinished).as("killed while containers were away; seed %s", seed).isPositive();
  }

  private static void kill(Process up, BooleanSupplier moment) throws InterruptedException {
    while (up.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
    up.destroyForcibly().waitFor();
  }

  private static boolean isAway(TestProject project, Map<String, String> first) {
    return !containers(project).equals(first);
  }

  private static void change(TestProject project, int round) {
    project.write("compose.yaml", file(1400 - 10 * (round % 2)));
  }

  private static void isComplete(TestProject project, Map<String, String> first, String when) {
    assertThat(containers(project)).as(when).isEqualTo(first);
    project.run("plan", "--exit-code").succeeded();
    String filter = "label=com.docker.compose.project=" + project.name;
    assertThat(names(project, "network", "ls", "--filter", filter))
        .as(when)
        .containsExactlyInAnyOrder(project.name + "_back", project.name + "_front");
  }

  private static List<String> names(TestProject project, String... list) {
    var command = new ArrayList<String>(List.of(list));
    command.addAll(List.of("--format", "{{.Name}}"));
    String found = project.shell.dockerText(command.toArray(String[]::new));
    return found.lines().toList();
  }

  /** Id, whether it runs and, network by network, what the file says of it. */
  private static Map<String, String> containers(TestProject project) {
    var found = new TreeMap<String, String>();
    for (String service : SERVICES) {
      String text =
          project.inspect(
              service,
              "{{.Id}} {{.State.Status}} {{.HostConfig.NetworkMode}}\n"
                  + "{{range $name, $end := .NetworkSettings.Networks}}{{$name}}"
                  + " {{with $end.IPAMConfig}}{{.IPv4Address}}{{end}}"
                  + " {{range $end.Aliases}}{{.}} {{end}}\n{{end}}");
      found.put(service, sorted(text) + mac(project, service));
    }
    return found;
  }

  /** The order of aliases means nothing. */
  private static String sorted(String text) {
    return text.lines()
        .map(line -> new TreeSet<>(List.of(line.strip().split("\\s+", -1))).toString())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String mac(TestProject project, String service) {
    String network = project.name + (service.equals("web") ? "_front" : "_back");
    return service.equals("worker")
        ? ""
        : project.inspect(
            service,
            "{{with index .NetworkSettings.Networks \"" + network + "\"}}{{.MacAddress}}{{end}}");
  }
}
