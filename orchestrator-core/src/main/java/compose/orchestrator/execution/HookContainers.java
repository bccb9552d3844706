package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.LogRequest;
import compose.orchestrator.plan.RunPreStart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs hooks that have a container of their own. One that has succeeded, or was not waited for, is
 * gone afterwards; one that has failed stays, so that it can be looked at.
 */
final class HookContainers {

  private static final String LINES = "5";

  private final EngineGateway engine;
  private final Creations creations;
  private final ResolvedRequests resolved;
  private final ConditionWaiter waiter;

  HookContainers(
      EngineGateway engine,
      Creations creations,
      ResolvedRequests resolved,
      ConditionWaiter waiter) {
    this.engine = engine;
    this.creations = creations;
    this.resolved = resolved;
    this.waiter = waiter;
  }

  void run(RunPreStart hook, Map<String, String> labels) throws InterruptedException {
    String about = "service " + hook.point();
    String id;
    try {
      id = creations.container(resolved.of(hook, labels));
    } catch (EngineException failure) {
      throw failure.about(about);
    }
    int exit = exitCode(id, about);
    if (exit != 0) {
      throw new EngineException(
          "hook-failed",
          about + " ended with exit code " + exit + output(id),
          "its container " + hook.request().name() + " stays until the next up or down");
    }
    engine.removeContainer(id, true, true);
  }

  private int exitCode(String id, String about) throws InterruptedException {
    boolean ended = false;
    try {
      engine.start(id);
      int exit = waiter.ended(id);
      ended = true;
      return exit;
    } catch (EngineException failure) {
      throw failure.about(about);
    } finally {
      if (!ended) {
        engine.removeContainer(id, true, true);
      }
    }
  }

  /** What it said last. */
  private String output(String id) {
    var text = new ByteArrayOutputStream();
    engine.logs(
        id,
        new LogRequest(false, false, LINES, null, null, false),
        (error, buffer, offset, length) -> text.write(buffer, offset, length));
    String said = text.toString(StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "" : ":\n" + said;
  }
}
