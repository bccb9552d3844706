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
      Watcher watcher = watchers.get();
      thread = Thread.ofPlatform().daemon().name("watcher").start(() -> run(watcher));
    } else {
      close();
      session.print("Watch disabled\n");
      session.console().flush();
    }
  }

  private void run(Watcher watcher) {
    try {
      watcher.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // all is being stopped
    } catch (IOException e) {
      session.diagnostics().show(WatchCommand.unwatchable(e).diagnostics());
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }
}
