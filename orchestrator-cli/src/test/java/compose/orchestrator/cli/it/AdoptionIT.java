package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.opentest4j.TestAbortedException;

/**
 * What docker compose has brought up is taken over without touching a container, and handed back
 * the same way: for samples and for every project of {@code -Dcompose.corpus=FOLDER} whose images
 * are on the engine. A corpus has {@code index.tsv} (id, folder below {@code files/}, arguments as
 * a JSON list, …, exit code in the fifth column). Where a project cannot be started, its containers
 * are only made; what reaches outside its folder is left out. {@code target/adoption.txt} tells how
 * many there were.
 */
@ResourceLock("the ports of the samples")
final class AdoptionIT {

  private static final String CORPUS = System.getProperty("compose.corpus", "");
  private static final int FROM = Integer.getInteger("compose.corpus.from", 0);
  private static final int TO = Integer.getInteger("compose.corpus.to", Integer.MAX_VALUE);
  private static final String STATE =
      "{{.Name}} {{.Id}} {{if .State.Running}}{{.State.StartedAt}}{{end}}";
  private static final List<String> UP = List.of("up", "-d", "--pull", "never");
  private static final List<String> CREATE = List.of("up", "--no-start", "--pull", "never");
  private static final Set<String> FAR_REACHING =
      Set.of("privileged: true", "network_mode: host", "pid: host");

  /** What we refuse with, and docker compose passes over. */
  private static final String TOO_OLD = "this one speaks API";

  private static final String MARIADB = "store-support/compose.mariadb.yaml";

  /** The large ones are done with a corpus: they take minutes. */
  private static final List<String> SAMPLES =
      CORPUS.isEmpty()
          ? List.of("client-server", "static-site", "flask-cat")
          : List.of("client-server", "static-site", "flask-cat", "store-support", MARIADB);

  private static final Shell HERE = new Shell(Shell.ROOT, Map.of());
  private static String dockerCompose = "";

  private static final Counts COUNTS = new Counts();

  /** How many projects and containers changed hands, and how many containers were touched by it. */
  private static final class Counts {
    private final int[] projects = new int[2];
    private final int[] containers = new int[2];
    private final int[] touched = new int[2];

    void count(boolean toUs, Map<String, String> before, Map<String, String> after) {
      int way = toUs ? 0 : 1;
      projects[way]++;
      containers[way] += before.size();
      before.forEach((container, state) ->
          touched[way] += after.getOrDefault(container, "").startsWith(state) ? 0 : 1);
    }

    String text(int way) {
      return projects[way]
          + " projects, "
          + containers[way]
          + " containers, "
          + touched[way]
          + " replaced or restarted\n";
    }
  }

  @AfterAll
  static void report() throws IOException {
    String text = "taken over: " + COUNTS.text(0) + "handed back: " + COUNTS.text(1);
    Files.writeString(Shell.ROOT.resolve("orchestrator-cli/target/adoption.txt"), text);
  }

  @BeforeAll
  static void findDockerCompose() {
    Shell.Result found = HERE.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeTrue(found.exit() == 0, found.err());
    dockerCompose = found.out().strip();
  }

  /** A project in its folder. */
  private record Subject(String id, Path folder, List<String> arguments) {}

  private static Subject sample(Path samples, String name) {
    return name.equals(MARIADB)
        ? new Subject(name, samples.resolve("store-support"), List.of("-f", "compose.mariadb.yaml"))
        : new Subject(name, samples.resolve(name), List.of());
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsTakenOverAndHandedBack() {
    Path samples = Shell.ROOT.resolve("samples");
    return SAMPLES.stream()
        .map(name -> sample(samples, name))
        .map(subject ->
            DynamicTest.dynamicTest(subject.id(), () -> check(subject, List.of("up", "-d"))));
  }

  @TestFactory
  Stream<DynamicTest> everyProjectOfTheCorpusIsTakenOverAndHandedBack() throws IOException {
    if (CORPUS.isEmpty()) {
      return Stream.of();
    }
    Path copy = Files.createTempDirectory("corpus");
    HERE.run(List.of("cp", "-r", CORPUS + "/files/.", copy.toString())).succeeded();
    List<Subject> subjects = subjects(copy);
    return subjects.subList(Math.min(FROM, subjects.size()), Math.min(TO, subjects.size())).stream()
        .map(subject -> DynamicTest.dynamicTest(subject.id(), () -> checkOfCorpus(subject, copy)));
  }

  private static List<Subject> subjects(Path files) throws IOException {
    var subjects = new ArrayList<Subject>();
    for (String line : Files.readAllLines(Path.of(CORPUS, "index.tsv"))) {
      String[] columns = line.split("\t", -1);
      if (columns.length > 4 && columns[4].equals("0")) {
        String list = columns[2].substring(1, columns[2].length() - 1);
        List<String> arguments =
            Arrays.stream(list.split(",", -1))
                .map(argument -> argument.strip().replace("\"", ""))
                .filter(argument -> !argument.isEmpty())
                .toList();
        subjects.add(new Subject(columns[0], files.resolve(columns[1]), arguments));
      }
    }
    return subjects;
  }

  private static void checkOfCorpus(Subject subject, Path root) {
    var shell = new Shell(subject.folder(), Map.of());
    Set<String> images = new HashSet<>();
    all(shell, subject, "config", "--images").out().lines().forEach(images::add);
    Set<String> local = localImages();
    assumeTrue(!images.isEmpty() && local.containsAll(images), "images are not on the engine");
    String config = all(shell, subject, "config").out();
    assumeTrue(FAR_REACHING.stream().noneMatch(config::contains), "reaches too far");
    assumeTrue(config.lines().allMatch(line -> isHarmless(line, root)), "mounts of the machine");
    check(subject, UP);
  }

  private static Set<String> localImages() {
    var images = new HashSet<String>();
    String format = "{{.Repository}}:{{.Tag}}";
    for (String image : HERE.dockerText("images", "--format", format).split("\n", -1)) {
      images.add(image);
      images.add(image.replaceFirst(":latest$", ""));
    }
    return images;
  }

  /** Whether a line of config mounts nothing that would be made outside of the corpus. */
  private static boolean isHarmless(String line, Path root) {
    String text = line.strip();
    String prefix = "source: /";
    return !text.startsWith(prefix)
        || Path.of(text.substring(prefix.length() - 1)).startsWith(root);
  }

  private static Shell.Result all(Shell shell, Subject subject, String... words) {
    var command = new ArrayList<String>(List.of(dockerCompose));
    command.addAll(subject.arguments());
    command.addAll(List.of(words));
    return shell.run(command);
  }

  private static void check(Subject subject, List<String> up) {
    checkWay(subject, dockerCompose, Shell.orchestratorCommand().getFirst(), up);
    checkWay(subject, Shell.orchestratorCommand().getFirst(), dockerCompose, up);
  }

  private static void checkWay(Subject subject, String first, String second, List<String> up) {
    String name = "adoption" + ProcessHandle.current().pid();
    var shell = new Shell(subject.folder(), Map.of());
    try {
      List<String> how = up;
      if (shell.run(command(first, name, subject, how)).exit() != 0) {
        clean(name);
        how = CREATE;
        Shell.Result made = shell.run(command(first, name, subject, how));
        assumeTrue(made.exit() == 0, made.toString());
      }
      Map<String, String> before = settled(name);
      Shell.Result taken = shell.run(command(second, name, subject, how));
      assumeFalse(taken.err().contains(TOO_OLD), "asks for more than the engine has");
      taken.succeeded();
      Map<String, String> after = containers(name);
      COUNTS.count(dockerCompose.equals(first), before, after);
      assertThat(after.keySet()).isEqualTo(before.keySet());
      before.forEach(
          (container, state) -> // one that has ended is started again by both
          assertThat(after.get(container)).as(taken.toString()).startsWith(state));
      assertThat(differences(shell, subject, name)).as("drift").isEmpty();
    } finally {
      clean(name);
    }
  }

  /** Values that drift tells of; what has ended by itself is no value. */
  private static List<String> differences(Shell shell, Subject subject, String name) {
    String program = Shell.orchestratorCommand().getFirst();
    Shell.Result drift = shell.run(command(program, name, subject, List.of("drift")));
    assertThat(drift.exit()).as(drift.toString()).isNotEqualTo(1);
    return drift.out().lines().filter(AdoptionIT::isValue).toList();
  }

  private static boolean isValue(String line) {
    return line.contains(" → ") || line.endsWith(" changed");
  }

  private static List<String> command(
      String program, String name, Subject subject, List<String> words) {
    var command = new ArrayList<String>(List.of(program, "-p", name));
    command.addAll(subject.arguments());
    command.addAll(words);
    return command;
  }

  /** Once what ends by itself has ended. */
  private static Map<String, String> settled(String project) {
    var last = new AtomicReference<Map<String, String>>(Map.of());
    try {
      return Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> containers(project), now -> now.equals(last.getAndSet(now)));
    } catch (ConditionTimeoutException e) {
      throw new TestAbortedException("its containers start again and again by themselves", e);
    }
  }

  /** Id and, while it runs, start of each container by name. */
  private static Map<String, String> containers(String project) {
    var states = new TreeMap<String, String>();
    for (String id : ids(project, "ps", "-aq")) {
      String[] words = HERE.dockerText("inspect", "--format", STATE, id).split(" ", 2);
      states.put(words[0], words[1]);
    }
    return states;
  }

  private static List<String> ids(String project, String... list) {
    var command = new ArrayList<String>(List.of(list));
    command.addAll(List.of("--filter", "label=com.docker.compose.project=" + project));
    return HERE.dockerText(command.toArray(String[]::new)).lines().toList();
  }

  private static void clean(String project) {
    ids(project, "ps", "-aq").forEach(id -> HERE.docker("rm", "-fv", id));
    ids(project, "network", "ls", "-q").forEach(id -> HERE.docker("network", "rm", id));
    ids(project, "volume", "ls", "-q").forEach(id -> HERE.docker("volume", "rm", id));
    ids(project, "image", "ls", "-q").forEach(id -> HERE.docker("rmi", "-f", id));
  }
}
