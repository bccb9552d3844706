package compose.orchestrator.cli.terminal;

import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/**
 * Hears Ctrl-C and the wish of the system that this process should end, instead of ending at once.
 * Only commands that have something to tidy up load this class.
 */
public final class Interrupts implements AutoCloseable {

  private final IntConsumer consumer;
  private final Object interrupt;
  private final Object terminate;
  private int count;

  /** Tells the consumer for the how-manieth time it is, from 1. */
  public Interrupts(IntConsumer consumer) {
    this.consumer = consumer;
    this.interrupt = Signals.register("INT", this::happened);
    this.terminate = Signals.register("TERM", this::happened);
  }

  @Override
  public void close() {
    Signals.unregister("INT", interrupt);
    Signals.unregister("TERM", terminate);
  }

  private synchronized void happened() {
    count++;
    consumer.accept(count);
  }
}
