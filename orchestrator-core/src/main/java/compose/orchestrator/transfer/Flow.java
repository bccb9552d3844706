package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Lets bytes through from a sender to a receiver that work at the same time. */
final class Flow {

  private final Bandwidth bandwidth;
  private final LongConsumer passed;

  /**
   * A flow below a rate.
   *
   * @param passed hears how many bytes each part has
   */
  Flow(Bandwidth bandwidth, LongConsumer passed) {
    this.bandwidth = bandwidth;
    this.passed = passed;
  }

  /**
   * Runs both ends until they have ended.
   *
   * @throws EngineException the receiver's failure, or else the sender's
   */
  void through(Consumer<ByteSink> sender, Consumer<InputStream> receiver) {
    var pipe = new Pipe();
    var task =
        new FutureTask<Void>(() -> {
          try {
            sender.accept((buffer, offset, length) -> send(pipe, buffer, offset, length));
          } finally {
            pipe.end();
          }
          return null;
        });
    Thread thread = Thread.ofPlatform().daemon().name("transfer").start(task);
    try {
      receiver.accept(pipe.input());
    } catch (RuntimeException e) {
      pipe.abandon();
      thread.interrupt();
      throw preferred(task, e);
    }
    pipe.abandon();
    await(task);
  }

  private void send(Pipe pipe, byte[] buffer, int offset, int length) {
    bandwidth.pass(length);
    pipe.write(buffer, offset, length);
    passed.accept(length);
  }

  /** An archive that ends too early is the sender's fault, whatever the receiver says. */
  private static RuntimeException preferred(FutureTask<Void> task, RuntimeException receivers) {
    try {
      await(task);
    } catch (EngineException senders) {
      String code = senders.diagnostics().getFirst().code();
      if (!code.equals("transfer-ended") && !code.equals("interrupted")) {
        return senders;
      }
    }
    return receivers;
  }

  private static void await(FutureTask<Void> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while data was sent", null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
