package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps others from changing a project on an engine, wherever they run. It is held on the engine:
 * who wants it puts a claim there, then looks whether there are others, and if so takes it back and
 * tries again later. So a process that has found itself alone with its claim stays alone until it
 * removes it. Claims have names of their own: removing a dead one cannot hit one that came later.
 */
public final class ProjectLock implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int RENEWALS = 3;

  private final LockQueue queue;
  private final LockSettings settings;
  private final Thread holder = Thread.currentThread();
  private final Thread atEnd = new Thread(this::removeQuietly);
  private LockClaim claim;
  private Thread heartbeat = holder;
  private boolean waited;
  private volatile boolean lost;
  private boolean closed;

  private ProjectLock(LockQueue queue, LockSettings settings, LockClaim claim) {
    this.queue = queue;
    this.settings = settings;
    this.claim = claim;
  }

  /**
   * Waits for its turn and takes the lock.
   *
   * @param command what it is for, as others are told
   * @throws UsageException where others hold it for longer than it may be waited
   * @throws EngineException where the engine cannot be asked, or the caller is interrupted
   */
  public static ProjectLock take(
      EngineGateway engine, String project, String command, LockSettings settings) {
    long now = settings.clock().millis();
    var claim = new LockClaim(newName(project), project, settings.self(), command, now);
    var lock = new ProjectLock(new LockQueue(engine, project, settings), settings, claim);
    lock.take();
    return lock;
  }

  private static String newName(String project) {
    long random = ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE;
    return "orchestrator-lock-" + project + "-" + Long.toString(random, Character.MAX_RADIX);
  }

  private void take() {
    long start = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(atEnd);
    boolean taken = false;
    try {
      while (!claimed()) {
        if (System.nanoTime() - start > settings.patience().toNanos()) {
          throw tooLong();
        }
        pause();
      }
      taken = true;
    } finally {
      if (!taken) {
        close();
      }
    }
    heartbeat = Thread.ofPlatform().daemon().name("lock").start(this::renew);
  }

  /** One try. Who waits looks before it claims, so as not to be in others' way. */
  private boolean claimed() {
    if (waited && isAnyone(queue.living())) {
      return false;
    }
    queue.put(claim);
    List<LockClaim> living = queue.living();
    if (!isAnyone(living) && isThere(living)) {
      return true;
    }
    queue.remove(claim);
    claim = claim.renamed(newName(claim.project()));
    return false;
  }

  private boolean isAnyone(List<LockClaim> claims) {
    List<LockClaim> others = queue.others(claims);
    if (!others.isEmpty() && !waited) {
      waited = true;
      settings.told().accept(waiting(others.getFirst()));
    }
    return !others.isEmpty();
  }

  /** A process that slept for longer than the lease finds its claim removed. */
  private boolean isThere(List<LockClaim> all) {
    return all.stream().anyMatch(one -> one.name().equals(claim.name()));
  }

  private Diagnostic waiting(LockClaim other) {
    long seconds = Math.max(0, settings.clock().millis() - other.since()) / 1000;
    return Diagnostic.warning(
        "project-locked",
        "project "
            + claim.project()
            + " is being changed by 'orchestrator "
            + other.command()
            + "' (process "
            + other.owner().pid()
            + " on "
            + other.owner().host()
            + ") for "
            + seconds
            + " s: waiting until it is done",
        null,
        null);
  }

  private UsageException tooLong() {
    return new UsageException(
        "project-locked",
        "project "
            + claim.project()
            + " is still being changed by another command after "
            + settings.patience().toSeconds()
            + " s",
        "end that command, or wait for it; then repeat this one");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.plusMillis(ThreadLocalRandom.current().nextLong(POLL.toMillis())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while waiting for the project", null);
    }
  }

  /** Whether others may have changed the project since this process last looked at it. */
  public boolean waited() {
    return waited;
  }

  /** Whether others took the lock because this process did not renew it in time. */
  public boolean isLost() {
    return lost;
  }

  private void renew() {
    try {
      while (!lost) {
        Thread.sleep(settings.lease().dividedBy(RENEWALS));
        renewOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /**
   * The new claim is put first and then looked whether the old one is there: who takes a lock
   * removes the old one and then looks for others. So one of the two sees the other.
   */
  private synchronized void renewOnce() {
    if (closed) {
      return;
    }
    try {
      LockClaim next = claim.renamed(newName(claim.project()));
      queue.put(next);
      List<LockClaim> all = queue.all();
      boolean there = isThere(all);
      boolean others = !queue.others(all).isEmpty();
      queue.remove(claim);
      claim = next;
      if (!there && others) {
        lost = true;
        queue.remove(next);
        holder.interrupt();
      }
    } catch (EngineException e) {
      // the next renewal comes before the lease has passed
    }
  }

  @Override
  public void close() {
    if (heartbeat != holder) {
      heartbeat.interrupt();
    }
    removeQuietly();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // the process is ending already
    }
  }

  /** Whoever comes next removes what could not be removed: its owner has ended by then. */
  private synchronized void removeQuietly() {
    boolean interrupted = Thread.interrupted(); // which would break off the call
    closed = true;
    try {
      queue.remove(claim);
    } catch (EngineException e) {
      settings
          .told()
          .accept(
              Diagnostic.warning(
                  "lock-left",
                  "the lock of project "
                      + claim.project()
                      + " could not be given back: "
                      + e.getMessage(),
                  "the next command removes it",
                  null));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
