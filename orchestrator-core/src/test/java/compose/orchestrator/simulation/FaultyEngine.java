package compose.orchestrator.simulation;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

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

  private static final int REFUSED = 0;
  private static final int CRASHED = 2;
  private static final int CRASHED_BEFORE = 3;

  private final EngineGateway engine;
  private final IntSupplier faults;
  private final Runnable atCrash;
  private boolean crashed;

  private FaultyEngine(EngineGateway engine, IntSupplier faults, Runnable atCrash) {
    this.engine = engine;
    this.faults = faults;
    this.atCrash = atCrash;
  }

  /** The engine, with one fault in so many changing calls. */
  public static EngineGateway of(EngineGateway engine, long seed, int oneIn) {
    var random = new Random(seed);
    return of(
        new FaultyEngine(
            engine, () -> random.nextInt(oneIn) == 0 ? random.nextInt(3) : -1, () -> {}));
  }

  /**
   * The engine, of which one changing call is not answered, and none after it.
   *
   * @param at which one, from 1
   * @param effect whether that one has its effect
   * @param atCrash is run when it comes to it
   */
  public static EngineGateway crashing(
      EngineGateway engine, int at, boolean effect, Runnable atCrash) {
    var count = new AtomicInteger();
    int fault = effect ? CRASHED : CRASHED_BEFORE;
    IntSupplier faults = () -> count.incrementAndGet() == at ? fault : -1;
    return of(new FaultyEngine(engine, faults, atCrash));
  }

  private static EngineGateway of(FaultyEngine faults) {
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
      fault = CHANGES.contains(method.getName()) ? faults.getAsInt() : -1;
      crashed = fault >= CRASHED;
      if (crashed) {
        atCrash.run();
      }
    }
    if (fault == REFUSED) {
      throw new EngineException(500, "engine-refused", "refused by the simulation", null);
    }
    if (fault == CRASHED_BEFORE) {
      throw lost();
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
