package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.Bandwidth;
import compose.orchestrator.transfer.Tethered;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * A database server that runs alone, like a container of a service that rests: from the same image,
 * with the same mounts and settings, but without any network. It ends orderly with this process.
 * Scripts that fill a new database are left out.
 */
final class DatabaseServer implements AutoCloseable {

  /** By this label they are known; its value is the project. */
  private static final String LABEL = "compose.orchestrator.database";

  private static final String SCRIPTS = "/docker-entrypoint-initdb.d";
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final Location NOWHERE = Location.of("");

  /** Two servers must never have the same files: nobody but this starts one, and it ends here. */
  private static final String KEEP =
      """
      exec 3<&0
      "$@" </dev/null &
      server=$!
      trap 'kill -s SIGNAL "$server"' TERM
      (cat <&3 >/dev/null; kill -s TERM $$) &
      while kill -0 "$server" 2>/dev/null; do wait "$server"; done
      """;

  private final EngineGateway engine;
  private final DatabaseTools tools;
  private final Tethered container;

  private DatabaseServer(EngineGateway engine, DatabaseTools tools, Tethered container) {
    this.engine = engine;
    this.tools = tools;
    this.container = container;
  }

  /**
   * Starts one and waits until it answers. The container it is like must not run.
   *
   * @param like a container of the database's service
   */
  static DatabaseServer start(
      EngineGateway engine, String project, ContainerDetails like, DatabaseTools tools) {
    var server =
        new DatabaseServer(engine, tools, Tethered.start(engine, request(project, like, tools)));
    try {
      server.run("ready");
      return server;
    } catch (EngineException e) {
      String told = server.container.told();
      server.close();
      throw new EngineException(
          "database-silent",
          "the database server of "
              + like.name()
              + " does not answer without its network: "
              + e.getMessage()
              + (told.isEmpty() ? "" : "\n" + told),
          "see that it starts with its own settings, and that the password in them is the one it"
              + " has");
    }
  }

  /** Ends those of a project that an interrupted move has left, in an orderly way. */
  static void endAll(EngineGateway engine, String project) {
    for (ContainerSummary left : engine.containers(List.of(LABEL + "=" + project))) {
      end(engine, left.id());
    }
  }

  private static void end(EngineGateway engine, String id) {
    try {
      engine.stop(id, LONGEST_STOP);
      engine.removeContainer(id, true, false);
    } catch (EngineException e) {
      if (e.status() != 404 && e.status() != 409) { // it has ended and goes by itself
        throw e;
      }
    }
  }

  /** Has another server read all that this one holds. */
  void copyTo(DatabaseServer other, Bandwidth bandwidth, LongConsumer passed) {
    Tethered.stream(
        container,
        exec(tools.script("dump")),
        other.container,
        exec(tools.script("load")),
        bandwidth,
        passed);
  }

  /** Tells all that must be equal on another server, a line for each thing. */
  List<String> describe() {
    return run("describe").lines().toList();
  }

  private String run(String script) {
    var output = new ByteArrayOutputStream();
    Tethered.Outcome outcome =
        container.run(
            exec(tools.script(script)),
            (buffer, offset, length) -> output.write(buffer, offset, length));
    if (outcome.exit() != 0) {
      throw new EngineException(
          "database-" + script,
          outcome.errors().isEmpty() ? "exit code " + outcome.exit() : outcome.errors(),
          null);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static ExecRequest exec(String script) {
    return new ExecRequest(List.of("sh", "-c", script), null, null, List.of(), false);
  }

  @Override
  public void close() {
    end(engine, container.id());
    container.close();
  }

  private static ContainerRequest request(
      String project, ContainerDetails like, DatabaseTools tools) {
    var mounts = new ArrayList<ResolvedMount>();
    for (MountPoint mount : like.mounts()) {
      if (!MigrationRequest.isBelow(mount.destination(), SCRIPTS)) {
        String source = mount.name() == null ? mount.source() : mount.name();
        mounts.add(new ResolvedMount(data(mount, source), source));
      }
    }
    return new ContainerRequest(
        "orchestrator-database-" + UUID.randomUUID(),
        service(like, tools),
        like.imageId(),
        Map.of(LABEL, project),
        "none",
        Map.of(),
        mounts,
        List.of(),
        null,
        null,
        List.of(),
        true,
        true);
  }

  private static Mount data(MountPoint mount, String source) {
    return Mount.ofData(mount.type(), source, mount.destination(), !mount.writable(), false);
  }

  private static Service service(ContainerDetails like, DatabaseTools tools) {
    var command = new ArrayList<Node>();
    List<String> entrypoint = like.entrypoint() == null ? List.of() : like.entrypoint();
    List<String> arguments = like.command() == null ? List.of() : like.command();
    entrypoint.forEach(word -> command.add(text(word)));
    arguments.forEach(word -> command.add(text(word)));
    var shell = new ArrayList<Node>();
    shell.add(text("sh"));
    shell.add(text("-c"));
    shell.add(text(KEEP.replace("SIGNAL", tools.signal())));
    shell.add(text("sh"));
    Mapping service =
        new MappingBuilder(NOWHERE)
            .put("image", text(like.imageId()))
            .put("entrypoint", new Sequence(shell, NOWHERE))
            .put("command", new Sequence(command, NOWHERE))
            .put("environment", environment(like, tools))
            .put("user", text(like.user()))
            .put("stdin_open", Scalar.of(true, NOWHERE))
            .put("network_mode", text("none"))
            .put("stop_signal", text("SIGTERM"))
            .put("shm_size", Scalar.of((Object) like.host().storage().shmSize(), NOWHERE))
            .put("healthcheck", disabled())
            .build();
    Mapping services = new MappingBuilder(NOWHERE).put("database", service).build();
    Mapping tree = new MappingBuilder(NOWHERE).put("services", services).build();
    return Project.of(tree, ProjectOrigin.NONE).services().values().iterator().next();
  }

  private static Mapping disabled() {
    return new MappingBuilder(NOWHERE).put("disable", Scalar.of(true, NOWHERE)).build();
  }

  private static Mapping environment(ContainerDetails like, DatabaseTools tools) {
    var environment = new MappingBuilder(NOWHERE);
    for (String variable : like.environment()) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), text(variable.substring(equals + 1)));
      }
    }
    tools.environment().forEach((name, value) -> environment.put(name, text(value)));
    return environment.build();
  }

  private static Scalar text(String value) {
    return Scalar.of(value, NOWHERE);
  }
}
