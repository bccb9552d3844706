package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.journal.ProcessIdentity;
import compose.orchestrator.simulation.SimulatedEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One at a time, and nobody waits for the dead. */
final class ProjectLockTest {

  private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();
  private static final Duration LEASE = Duration.ofMillis(900);

  private final SimulatedEngine engine = new SimulatedEngine();
  private final List<Diagnostic> told = new ArrayList<>();

  private LockSettings settings(ProcessIdentity process, Duration patience) {
    return new LockSettings(process, InstantSource.system(), LEASE, patience, this::hear);
  }

  private synchronized void hear(Diagnostic finding) {
    told.add(finding);
  }

  /** Each on a machine of its own: whether it lives cannot be seen. */
  private static ProcessIdentity elsewhere(int pid) {
    return new ProcessIdentity("elsewhere", "machine " + pid, pid, 1);
  }

  private ProjectLock take(ProcessIdentity process, String project) {
    return ProjectLock.take(engine, project, "up", settings(process, Duration.ofSeconds(20)));
  }

  private void leave(ProcessIdentity process) {
    var claim = new LockClaim("orchestrator-lock-shop-left", "shop", process, "up -d", 1);
    engine.createVolume(new VolumeRequest(claim.name(), claim.volume(), claim.labels()));
  }

  @Test
  void ofManyOneAtATimeHoldsIt() throws InterruptedException {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 6; i++) {
      int pid = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (var _ = take(elsewhere(pid), "shop")) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.sleep(30);
                  inside.decrementAndGet();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(engine.volumes()).isEmpty();
    assertThat(engine.calls().stream().filter(call -> call.startsWith("create volume")).count())
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void lockOfDeadProcessIsTakenAtOnce() {
    leave(new ProcessIdentity(SELF.host(), SELF.machine(), SELF.pid(), SELF.started() - 1));
    long start = System.nanoTime();
    try (var lock = take(SELF, "shop")) {
      assertThat(lock.waited()).isFalse();
      assertThat(System.nanoTime() - start).isLessThan(LEASE.toNanos());
      assertThat(engine.volumes()).hasSize(1);
    }
  }

  @Test
  void lockOfAnotherMachineThatIsNotRenewedIsTakenAfterItsLease() {
    leave(elsewhere(1));
    long start = System.nanoTime();
    try (var lock = take(SELF, "shop")) {
      assertThat(lock.waited()).isTrue();
      assertThat(System.nanoTime() - start).isGreaterThan(LEASE.toNanos());
    }
    assertThat(told.getFirst().summary()).contains("'orchestrator up -d' (process 1 on elsewhere)");
  }

  @Test
  void renewedLockIsKeptForLongerThanItsLease() {
    try (var lock = take(elsewhere(1), "shop")) {
      var impatient = settings(SELF, LEASE.multipliedBy(2));
      assertThatThrownBy(() -> ProjectLock.take(engine, "shop", "down", impatient))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("still being changed");
      assertThat(lock.isLost()).isFalse();
    }
    assertThat(engine.volumes()).isEmpty();
  }

  @Test
  void whoSleptAndWasReplacedIsToldSo() throws InterruptedException {
    try (var sleeper = take(elsewhere(1), "shop")) {
      engine.removeVolume(engine.volumes().getFirst().name()); // as one who has waited does
      leave(elsewhere(2));
      Thread.sleep(LEASE.toMillis() * 5);
      assertThat(sleeper.isLost()).as("lost").isTrue();
    } catch (InterruptedException e) {
      assertThat(engine.volumes()).hasSize(1);
      return;
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void otherProjectsDoNotWait() {
    try (var _ = take(elsewhere(1), "shop");
        var other = take(SELF, "blog")) {
      assertThat(other.waited()).isFalse();
    }
  }

  @Test
  void oneProcessDoesNotWaitForItself() {
    try (var _ = take(SELF, "shop");
        var again = take(SELF, "shop")) {
      assertThat(again.waited()).isFalse();
    }
    assertThat(engine.volumes()).isEmpty();
  }
}
