package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps flows of bytes together below a rate, seen over a second. For any number of threads. */
public final class Bandwidth {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long bytesPerSecond;
  private final LongSupplier nanoTime;
  private long allowedFrom;

  /**
   * Starts now.
   *
   * @param bytesPerSecond 0 for no limit
   */
  Bandwidth(long bytesPerSecond, LongSupplier nanoTime) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.allowedFrom = nanoTime.getAsLong();
  }

  /**
   * Starts now.
   *
   * @param bytesPerSecond most bytes in a second, 0 for no limit
   */
  public static Bandwidth of(long bytesPerSecond) {
    return new Bandwidth(bytesPerSecond, System::nanoTime);
  }

  /** Counts bytes, and waits where they come too early. */
  public void pass(long bytes) {
    if (bytesPerSecond == 0) {
      return;
    }
    sleep(waitFor(bytes));
  }

  private synchronized long waitFor(long bytes) {
    long now = nanoTime.getAsLong();
    // What was not used is not saved up for later.
    allowedFrom = Math.max(allowedFrom, now) + bytes * SECOND / bytesPerSecond;
    return allowedFrom - now;
  }

  private static void sleep(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while data was sent", null);
    }
  }
}
