package compose.orchestrator.watch;

import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Watches the files that services' {@code develop.watch} names and brings their changes to the
 * running containers (Compose Develop Specification, watch).
 */
public final class Watcher {

  private final List<WatchedPath> rules;
  private final ReentrantLock reacting = new ReentrantLock();
  private final FileSync sync;
  private final WatchListener listener;

  /**
   * Prepares to watch.
   *
   * @param services services meant; none means all
   * @throws UsageException where no service has anything to watch
   */
  public Watcher(
      Project project, List<String> services, EngineGateway engine, WatchListener listener) {
    this.rules = WatchedPath.of(project, services);
    this.sync = new FileSync(engine, project.name());
    this.listener = listener;
    if (rules.isEmpty()) {
      throw new UsageException(
          "nothing-to-watch",
          "none of the selected services is configured for watch",
          "give a service a develop section with watch rules");
    }
  }

  /** Watches until the thread is interrupted. */
  public void run() throws InterruptedException, IOException {
    try (var changes = new FileChanges(rules)) {
      initialSync(changes);
      listener.enabled();
      while (true) {
        Collection<Reaction> reactions = Reaction.to(changes.next(), rules);
        reacting.lock();
        try {
          react(reactions);
        } finally {
          reacting.unlock();
        }
      }
    }
  }

  /**
   * Whether changes are being brought to containers right now, which may end them for a while:
   * waits until that is done.
   */
  public boolean awaitReaction() throws InterruptedException {
    boolean idle = reacting.tryLock();
    if (!idle) {
      reacting.lockInterruptibly();
    }
    reacting.unlock();
    return !idle;
  }

  private void initialSync(FileChanges changes) throws IOException {
    List<WatchedPath> initial = rules.stream().filter(rule -> rule.rule().initialSync()).toList();
    if (!initial.isEmpty()) {
      for (Reaction reaction : Reaction.to(changes.all(), initial)) {
        attempt(reaction.service(), () -> bring(reaction));
      }
    }
  }

  private void react(Collection<Reaction> reactions) {
    List<String> rebuilt = services(reactions, true);
    if (!rebuilt.isEmpty()) {
      attempt(String.join(", ", rebuilt), () -> listener.rebuild(rebuilt));
    }
    for (Reaction reaction : reactions) {
      if (!reaction.rebuild()) {
        attempt(reaction.service(), () -> bring(reaction));
      }
    }
    List<String> restarted = services(reactions, false);
    if (!restarted.isEmpty()) {
      attempt(String.join(", ", restarted), () -> listener.restart(restarted));
    }
  }

  private static List<String> services(Collection<Reaction> reactions, boolean rebuild) {
    var services = new ArrayList<String>();
    for (Reaction reaction : reactions) {
      if (rebuild ? reaction.rebuild() : reaction.restart() && !reaction.rebuild()) {
        services.add(reaction.service());
      }
    }
    return services;
  }

  private void bring(Reaction reaction) {
    if (!reaction.files().isEmpty()) {
      listener.syncing(reaction.service(), reaction.files().size());
      sync.bring(reaction.service(), reaction.files());
    }
    reaction.hooks().forEach(hook -> sync.run(reaction.service(), hook, listener.output()));
  }

  private void attempt(String service, Runnable action) {
    try {
      action.run();
    } catch (OrchestratorException failure) {
      listener.failed(service, failure);
    }
  }
}
