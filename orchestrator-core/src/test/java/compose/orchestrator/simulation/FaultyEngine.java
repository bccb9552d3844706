package compose.orchestrator.simulation;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.Set;

/**
 * An engine of which calls fail by a seed: refused before the effect, or with the effect but
 * without an answer; after a crash no call is answered any more. The same seed makes the same
 * decisions in the same order of calls.
 */
public final class FaultyEngine {

  private static final Set<String> CHANGES =
      Set.of(
          "pull",
          "build",
          "removeImage",
          "createNetwork",
          "removeNetwork",
          "connect",
          "disconnect",
          "createVolume",
          "removeVolume",
          "createContainer",
          "start",
          "stop",
          "kill",
          "pause",
          "unpause",
          "removeContainer",
          "rename",
          "update",
          "copyInto",
          "exec");

  private final EngineGateway engine;
  private final Random random;
  private final int oneIn;
  private boolean crashed;

  private FaultyEngine(EngineGateway engine, long seed, int oneIn) {
    this.engine = engine;
    this.random = new Random(seed);
    this.oneIn = oneIn;
  }

  /** The engine, with one fault in so many changing calls. */
  public static EngineGateway of(EngineGateway engine, long seed, int oneIn) {
    var faults = new FaultyEngine(engine, seed, oneIn);
    return (EngineGateway)
        Proxy.newProxyInstance(
            FaultyEngine.class.getClassLoader(),
            new Class<?>[] {EngineGateway.class},
            (proxy, method, arguments) -> faults.call(method, arguments));
  }

  private Object call(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    int fault;
    synchronized (this) {
      if (crashed) {
        throw lost();
      }
      boolean hit = CHANGES.contains(method.getName()) && random.nextInt(oneIn) == 0;
      fault = hit ? random.nextInt(3) : -1;
      crashed = fault == 2;
    }
    if (fault == 0) {
      throw new EngineException(500, "engine-refused", "refused by the simulation", null);
    }
    try {
      Object result = method.invoke(engine, arguments);
      if (fault > 0) {
        throw lost();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static EngineException lost() {
    return new EngineException("engine-unreachable", "no answer, by the simulation", null);
  }
}
