package compose.orchestrator.cli.command;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.watch.Watcher;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches files while containers' output is shown, where it is switched on, until closed. */
final class BackgroundWatch implements AutoCloseable {

  private final Session session;
  private final Supplier<Watcher> watchers;
  private @Nullable Thread thread;
  private @Nullable Watcher watcher;

  /** Not switched on yet. */
  BackgroundWatch(Session session, Supplier<Watcher> watchers) {
    this.session = session;
    this.watchers = watchers;
  }

  synchronized boolean isOn() {
    return thread != null;
  }

  /**
   * Switches it on, or off.
   *
   * @throws UsageException where there is nothing to watch
   */
  synchronized void toggle() {
    if (thread == null) {
      Watcher started = watchers.get();
      watcher = started;
      thread = Thread.ofPlatform().daemon().name("watcher").start(() -> run(started));
    } else {
      close();
      session.print("Watch disabled\n");
      session.console().flush();
    }
  }

  /** Whether containers were being changed, which is over now. */
  boolean awaitReaction() throws InterruptedException {
    Watcher now;
    synchronized (this) {
      now = watcher;
    }
    return now != null && now.awaitReaction();
  }

  private void run(Watcher started) {
    try {
      started.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // all is being stopped
    } catch (IOException e) {
      session.diagnostics().show(WatchCommand.unwatchable(e).diagnostics());
    }
  }

  /** Breaks off what is being done, and waits until it has ended: it uses the engine. */
  @Override
  public synchronized void close() {
    Thread running = thread;
    thread = null;
    watcher = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    boolean interrupted = false;
    while (running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
