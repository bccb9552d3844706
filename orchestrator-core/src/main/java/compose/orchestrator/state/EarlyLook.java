package compose.orchestrator.state;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.NetworkDetails;
import java.io.Closeable;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Asks the engine for what can be asked before a project's files are read: its containers, once its
 * name is known, and the networks. Failures are told to whoever wants the answers.
 */
public final class EarlyLook implements Closeable {

  private final String project;
  private final Parallel parallel = new Parallel();
  private final Future<List<NetworkDetails>> networks;
  private final Future<ProjectContainers> containers;

  private EarlyLook(Supplier<EngineGateway> engine, String project) {
    this.project = project;
    this.networks = parallel.start(() -> engine.get().networks());
    this.containers = parallel.start(() -> Observer.containers(engine.get(), parallel, project));
  }

  /**
   * Begins to ask, on threads of its own.
   *
   * @param engine may be called by several threads
   * @param project the project's name
   */
  public static EarlyLook begin(Supplier<EngineGateway> engine, String project) {
    return new EarlyLook(engine, project);
  }

  String project() {
    return project;
  }

  List<NetworkDetails> networks() {
    return Parallel.get(networks);
  }

  ProjectContainers containers() {
    return Parallel.get(containers);
  }

  /** Stops asking. */
  @Override
  public void close() {
    parallel.close();
  }
}
