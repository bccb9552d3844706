package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.YamlReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A container that sees the files of its mounts and nothing else: it has no network, and all but
 * the mounts is read-only. It ends with its standard input, which is this process's: whatever
 * happens to this process, no helper goes on. One that had not started yet is removed by the next
 * for the same data.
 */
final class Helper implements AutoCloseable {

  /** By this label helpers are known; its value is what it mounts. */
  static final String LABEL = "compose.orchestrator.helper";

  private static final String FOLDER = "/orchestrator";
  private static final int CONFLICT = 409;
  private static final int MOST_TRIES = 5;

  /** Rights over files of all owners, and over nothing else. */
  private static final String SERVICE =
      """
      services:
        helper:
          image: helper
          entrypoint: [cat]
          command: []
          user: "0:0"
          stdin_open: true
          network_mode: none
          read_only: true
          healthcheck: {disable: true}
          cap_drop: [ALL]
          cap_add: [CHOWN, DAC_OVERRIDE, FOWNER, FSETID, MKNOD, SETFCAP]
      """;

  private final Tethered container;

  private Helper(Tethered container) {
    this.container = container;
  }

  /**
   * Starts one.
   *
   * @param image an image that is on the engine and has the program cat
   * @throws EngineException where the image has not, or the mount cannot be made
   */
  static Helper start(EngineGateway engine, String image, Parts data, Access access) {
    removeNeverStarted(engine, data);
    for (int tries = 1; ; tries++) {
      try {
        return new Helper(Tethered.start(engine, request(image, data, access)));
      } catch (EngineException e) {
        if (tries == MOST_TRIES || !isGone(e)) {
          throw e;
        }
      }
    }
  }

  /** Whether another command has taken it for one that its process never lived to start. */
  private static boolean isGone(EngineException e) {
    String words = String.valueOf(e.getMessage());
    return words.contains("No such container") || words.contains("marked for removal");
  }

  /** By another command for the same data it may be started at this moment: then it stays. */
  private static void removeNeverStarted(EngineGateway engine, Parts data) {
    for (ContainerSummary left : engine.containers(List.of(LABEL + "=" + data))) {
      if (left.state().equals("created")) {
        removeUnlessStarted(engine, left.id());
      }
    }
  }

  private static void removeUnlessStarted(EngineGateway engine, String container) {
    try {
      engine.removeContainer(container, false, true);
    } catch (EngineException e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
    }
  }

  private static ContainerRequest request(String image, Parts data, Access access) {
    return new ContainerRequest(
        "orchestrator-helper-" + UUID.randomUUID(),
        service(),
        image,
        Map.of(LABEL, data.toString()),
        "none",
        Map.of(),
        mounts(data, access),
        List.of(),
        null,
        null,
        List.of(),
        true,
        true);
  }

  private static Service service() {
    List<Diagnostic> findings = new ArrayList<>();
    List<Document> documents = YamlReader.read(SERVICE, "helper", findings::add);
    var tree = (Mapping) documents.getFirst().root();
    Project project = Project.of(tree, ProjectOrigin.NONE);
    return project.services().values().iterator().next();
  }

  private static List<ResolvedMount> mounts(Parts parts, Access access) {
    boolean reads = access == Access.READ;
    var mounts = new ArrayList<ResolvedMount>();
    for (int i = 0; i < parts.data().size(); i++) {
      DataSet data = parts.data().get(i);
      String at = FOLDER + parts.path(i, ".").substring(1);
      mounts.add(
          new ResolvedMount(
              Mount.ofData(data.kind().type(), data.source(), at, reads, !reads), data.source()));
    }
    return mounts;
  }

  /**
   * Runs a command in the folder of the mount, or above all of them, until it ends.
   *
   * @param input what it reads, or null
   */
  Tethered.Outcome run(List<String> command, @Nullable InputStream input, ByteSink output) {
    var request = new ExecRequest(command, "0:0", FOLDER, List.of("LC_ALL=C"), false, null, input);
    return container.run(request, output);
  }

  @Override
  public void close() {
    container.close();
  }
}
