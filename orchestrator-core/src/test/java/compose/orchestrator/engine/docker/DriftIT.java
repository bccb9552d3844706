package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import compose.orchestrator.Orchestrator;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.Drift;
import compose.orchestrator.plan.Drifted;
import compose.orchestrator.plan.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a hand makes in place of what we made, with one field changed, is told by that field alone.
 * The files below {@code drift/} name the fields: container.txt, network.txt, volume.txt.
 */
final class DriftIT {

  private static final Path FILES = Path.of("src/test/resources/drift").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String NAME = "driftit" + ProcessHandle.current().pid();
  private static final String CONTAINER = "/containers/" + NAME + "-web-1";
  private static final String NETWORK = "/networks/" + NAME + "_default";
  private static final String VOLUME = "/volumes/" + NAME + "_data";

  private static EngineGateway engine;
  private static EngineTransport transport;
  private static Orchestrator orchestrator;
  private static Project project;
  private static ObjectNode container;
  private static ObjectNode network;
  private static ObjectNode volume;

  @BeforeAll
  static void bringUp() throws IOException {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    var settings = new EngineSettings(environment, home, InstantSource.system());
    engine = DockerEngine.connect(EngineAddress.resolve(environment, home), settings);
    transport = new EngineTransport(EngineAddress.resolve(environment, home), null, _ -> {});
    orchestrator = new Orchestrator(engine);
    project = Loader.load(LoadRequest.of(FILES, Map.of()).withProject(null, NAME)).project();
    assertThat(orchestrator.perform(project, UpRequest.of(List.of()), event -> {}).failures())
        .isEmpty();
    container = containerBody();
    network = networkBody();
    volume = (ObjectNode) get(VOLUME);
    volume.set("DriverOpts", JSON.createObjectNode());
  }

  @AfterAll
  static void takeDown() throws IOException {
    var down = new DownRequest(List.of(), true, true, null, Duration.ZERO);
    assertThat(orchestrator.perform(project, down, event -> {}).failures()).isEmpty();
    remove("/volumes/other");
    transport.close();
    engine.close();
  }

  /**
   * One field of a body.
   *
   * @param pointer where it is
   * @param value what it becomes
   * @param named the paths that drift is to name, in order
   */
  private record Change(String pointer, String value, String named) {

    static List<Change> read(String file) throws IOException {
      try (Stream<String> lines = Files.lines(FILES.resolve(file))) {
        return lines.filter(line -> !line.startsWith("#")).map(Change::of).toList();
      }
    }

    private static Change of(String line) {
      String[] parts =
          line.replace("@NAME@", NAME).replace("@FOLDER@", FILES.toString()).split(" \\| ?", -1);
      return new Change(parts[0], parts[1], parts[2]);
    }

    ObjectNode of(ObjectNode body) throws IOException {
      ObjectNode changed = body.deepCopy();
      int slash = pointer.lastIndexOf('/');
      String last = pointer.substring(slash + 1).replace("~1", "/");
      JsonNode parent = changed.at(pointer.substring(0, slash));
      JsonNode made = JSON.readTree(value);
      if (!(parent instanceof ArrayNode array)) {
        ((ObjectNode) parent).set(last, made);
      } else if (last.equals("-")) {
        array.add(made);
      } else {
        array.set(Integer.parseInt(last), made);
      }
      return changed;
    }
  }

  @TestFactory
  List<DynamicTest> everyChangedFieldOfAContainerIsNamed() throws IOException {
    return tests("container.txt", container, DriftIT::makeContainer);
  }

  @TestFactory
  List<DynamicTest> everyChangedFieldOfANetworkIsNamed() throws IOException {
    return tests("network.txt", network, DriftIT::makeNetwork);
  }

  @TestFactory
  List<DynamicTest> everyChangedFieldOfAVolumeIsNamed() throws IOException {
    return tests("volume.txt", volume, DriftIT::makeVolume);
  }

  /** Makes something by hand in place of what is there. */
  @FunctionalInterface
  private interface Hand {
    void make(ObjectNode body) throws IOException;
  }

  private static List<DynamicTest> tests(String file, ObjectNode body, Hand hand)
      throws IOException {
    var tests = new ArrayList<DynamicTest>();
    tests.add(
        DynamicTest.dynamicTest(
            "nothing",
            () -> {
              hand.make(body);
              assertThat(named()).isEmpty();
            }));
    for (Change change : Change.read(file)) {
      tests.add(
          DynamicTest.dynamicTest(
              change.pointer() + " " + change.value(),
              () -> {
                hand.make(change.of(body));
                assertThat(named()).isEqualTo(change.named());
              }));
    }
    tests.add(DynamicTest.dynamicTest("and back", () -> hand.make(body)));
    return tests;
  }

  /** The paths that drift names; that nobody started what was made by hand is another matter. */
  private static String named() {
    var paths = new ArrayList<String>();
    Drift drift = Drift.of(project, orchestrator.observeWhole(project), UpRequest.of(List.of()));
    for (Drifted one : drift.found()) {
      for (var reason : one.reasons()) {
        if (reason instanceof Diverged diverged) {
          diverged.divergences().stream().map(Divergence::path).forEach(paths::add);
        }
      }
    }
    return String.join(", ", paths);
  }

  private static ObjectNode containerBody() throws IOException {
    JsonNode there = get(CONTAINER + "/json");
    ObjectNode body = (ObjectNode) there.get("Config");
    if (there.get("Id").asText().startsWith(body.get("Hostname").asText())) {
      body.remove("Hostname");
    }
    body.set("HostConfig", there.get("HostConfig"));
    body.putObject("NetworkingConfig")
        .set("EndpointsConfig", there.get("NetworkSettings").get("Networks"));
    for (JsonNode endpoint : body.at("/NetworkingConfig/EndpointsConfig")) {
      ((ObjectNode) endpoint).retain("Aliases", "IPAMConfig", "Links", "DriverOpts");
      var aliases = ((ObjectNode) endpoint).putArray("Aliases");
      List.of(NAME + "-web-1", "web", "helper").forEach(aliases::add);
    }
    return body;
  }

  private static void makeContainer(ObjectNode body) throws IOException {
    remove(CONTAINER + "?force=true&v=true");
    post("/containers/create?name=" + NAME + "-web-1", body);
  }

  private static ObjectNode networkBody() throws IOException {
    ObjectNode body = (ObjectNode) get(NETWORK);
    for (String told : List.of("Id", "Created", "Containers", "Scope", "ConfigFrom")) {
      body.remove(told);
    }
    return body;
  }

  /** A container that runs would hold the network; made anew, it belongs to the new one. */
  private static void makeNetwork(ObjectNode body) throws IOException {
    remove(CONTAINER + "?force=true&v=true");
    remove(NETWORK);
    post("/networks/create", body);
    post("/containers/create?name=" + NAME + "-web-1", container);
  }

  private static void makeVolume(ObjectNode body) throws IOException {
    remove(CONTAINER + "?force=true&v=true");
    remove(VOLUME);
    post("/volumes/create", body);
    post("/containers/create?name=" + NAME + "-web-1", container);
  }

  private static JsonNode get(String path) throws IOException {
    try (EngineResponse response = transport.call(EngineCall.get(path))) {
      return JSON.readTree(response.body());
    }
  }

  private static void post(String path, JsonNode body) throws IOException {
    transport.run(EngineCall.post(path, RequestBody.json(JSON.writeValueAsString(body))));
  }

  private static void remove(String path) throws IOException {
    try (EngineResponse response = transport.send(EngineCall.of("DELETE", path))) {
      response.drain();
    }
  }
}
