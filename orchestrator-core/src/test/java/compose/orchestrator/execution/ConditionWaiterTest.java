package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.simulation.SimulatedEngine;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ConditionWaiterTest {

  private static final long A_WHILE = 100;

  private final SimulatedEngine engine = new SimulatedEngine();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch looked = new CountDownLatch(1);
  private final AtomicReference<Consumer<ContainerEvent>> listener = new AtomicReference<>();

  /** The engine, whose looks at containers are counted. */
  private EngineGateway counted() {
    return (EngineGateway)
        Proxy.newProxyInstance(
            ConditionWaiterTest.class.getClassLoader(),
            new Class<?>[] {EngineGateway.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "container" -> {
                  looks.incrementAndGet();
                  looked.countDown();
                }
                case "events" -> listener.set(consumer(arguments[arguments.length - 1]));
                default -> throw new IllegalStateException(method.getName());
              }
              return method.invoke(engine, arguments);
            });
  }

  @SuppressWarnings("unchecked")
  private static Consumer<ContainerEvent> consumer(Object argument) {
    return (Consumer<ContainerEvent>) argument;
  }

  @Test
  void whatAHealthCheckDoesIsNoReasonToLook() throws IOException, InterruptedException {
    engine.addImage("busybox");
    Project project = EngineProjects.project("waits", "services: {job: {image: busybox}}");
    new Orchestrator(engine).perform(project, UpRequest.of(List.of()), event -> {});
    try (var waiter = new ConditionWaiter(counted(), "waits", false)) {
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(waiter));
      looked.await();
      for (String action : List.of("exec_create: true", "exec_start: true", "exec_die")) {
        listener.get().accept(new ContainerEvent(action, id(), Map.of(), 0));
      }
      Thread.sleep(A_WHILE);
      engine.end("waits-job-1", 0);
      waiting.join();
      assertThat(looks).hasValue(2);
    }
  }

  private String id() {
    return Objects.requireNonNull(engine.container("waits-job-1")).id();
  }

  private void await(ConditionWaiter waiter) {
    try {
      waiter.await(id(), Condition.COMPLETED);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
