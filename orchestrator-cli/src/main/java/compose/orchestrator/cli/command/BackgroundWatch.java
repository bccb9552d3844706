package compose.orchestrator.cli.command;

import compose.orchestrator.watch.Watcher;
import java.io.IOException;

/** Watches files while containers' output is shown, until closed. */
final class BackgroundWatch implements AutoCloseable {

  private final Session session;
  private final Thread thread;

  BackgroundWatch(Session session, Watcher watcher) {
    this.session = session;
    this.thread = Thread.ofPlatform().daemon().name("watcher").start(() -> run(watcher));
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
  public void close() {
    thread.interrupt();
  }
}
