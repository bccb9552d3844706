package compose.orchestrator.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.engine.LogRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.OutputStreamHandle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsIT {
  private final Scene scene = new Scene();

  @AfterEach
  void leaveNothing() {
    scene.close();
  }

  /** Keeps what arrives. */
  private static final class Kept implements OutputSink {
    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Override
    public synchronized void accept(boolean error, byte[] buffer, int offset, int length) {
      (error ? errors : output).write(buffer, offset, length);
    }

    synchronized String text() {
      return output.toString(UTF_8);
    }
  }

  private static LogRequest allOf(boolean tty) {
    return new LogRequest(true, tty, "all", null, null, false);
  }

  private static ExecRequest exec(@Nullable String input, String... command) {
    var stream = input == null ? null : new ByteArrayInputStream(input.getBytes(UTF_8));
    return new ExecRequest(List.of(command), null, null, List.of(), false, null, stream);
  }

  @Test
  void aHundredThousandLinesArriveAsTheyWereWritten() {
    String id = scene.shell("seq 1 100000; echo end >&2");
    scene.engine.start(id);
    var kept = new Kept();
    scene.engine.logs(id, allOf(false), kept);

    var expected = new StringBuilder();
    for (int i = 1; i <= 100_000; i++) {
      expected.append(i).append('\n');
    }
    assertThat(kept.text()).isEqualTo(expected.toString());
    assertThat(kept.errors.toString(UTF_8)).isEqualTo("end\n");
  }

  @Test
  void outputOfATerminalThatLooksLikeAFrameIsLeftAlone() {
    String script = "printf '\\001\\000\\000\\000\\000\\000\\000\\003abc'";
    var service = scene.service(Map.of("tty", true, "command", List.of("sh", "-c", script)));
    String id = scene.engine.createContainer(scene.request(service));
    scene.engine.start(id);
    scene.engine.waitUntilStopped(id);
    var kept = new Kept();
    scene.engine.logs(id, allOf(true), kept);

    assertThat(kept.output.toByteArray()).containsExactly(1, 0, 0, 0, 0, 0, 0, 3, 'a', 'b', 'c');
  }

  @Test
  void logsCanBeLimitedByTimeAndLines() throws InterruptedException {
    String id = scene.shell("echo old; sleep 1.2; echo new; echo newest");
    scene.engine.start(id);
    scene.engine.waitUntilStopped(id);
    var all = new Kept();
    scene.engine.logs(id, new LogRequest(false, false, "all", "10m", null, true), all);
    String since = all.text().lines().toList().get(1).substring(0, 30);
    var recent = new Kept();
    scene.engine.logs(id, new LogRequest(false, false, "all", since, null, false), recent);
    var last = new Kept();
    scene.engine.logs(id, new LogRequest(false, false, "1", "10m", null, true), last);

    assertThat(recent.text()).isEqualTo("new\nnewest\n");
    assertThat(last.text()).endsWith("Z newest\n").hasSizeGreaterThan(25);
  }

  @Test
  void anAttachedOutputLosesNothingFromTheStartOn() throws InterruptedException {
    String id = scene.shell("echo first; echo oops >&2; echo last");
    var kept = new Kept();
    try (OutputStreamHandle handle = scene.engine.attach(id, AttachRequest.output(false), kept)) {
      scene.engine.start(id);
      handle.join();
    }
    assertThat(kept.text()).isEqualTo("first\nlast\n");
    assertThat(kept.errors.toString(UTF_8)).isEqualTo("oops\n");
  }

  @Test
  void aCommandReadsItsInputToTheEndAndTellsItsExitCode() {
    String id = scene.shell("sleep 60");
    scene.engine.start(id);
    var kept = new Kept();

    assertThat(scene.engine.exec(id, exec("one\ntwo\n", "cat"), kept)).isZero();
    assertThat(kept.text()).isEqualTo("one\ntwo\n");
    assertThat(scene.engine.exec(id, exec(null, "sh", "-c", "exit 9"), kept)).isEqualTo(9);
  }

  @Test
  void aFileIsCopiedInWithItsOwnerAndMode() {
    String id = scene.shell("sleep 60");
    byte[] content = "top secret".getBytes(UTF_8);
    scene.engine.copyInto(
        id, new FileContent("/run/secrets/deep/er", ByteBuffer.wrap(content), 0440, 12, 34));
    scene.engine.start(id);
    var kept = new Kept();
    String look = "stat -c '%a %u %g' /run/secrets/deep/er; cat /run/secrets/deep/er";
    scene.engine.exec(id, exec(null, "sh", "-c", look), kept);

    assertThat(kept.text()).isEqualTo("440 12 34\ntop secret");
  }

  @Test
  void everyEventAfterTheSubscriptionIsHeard() throws InterruptedException {
    BlockingQueue<ContainerEvent> heard = new LinkedBlockingQueue<>();
    String id = scene.shell("exit 3");
    String label = Scene.LABEL + "=" + scene.name;
    try (var _ = scene.engine.events(List.of(label), heard::add)) {
      scene.engine.start(id);
      ContainerEvent start = heard.poll(5, TimeUnit.SECONDS);
      ContainerEvent die = heard.poll(5, TimeUnit.SECONDS);

      assertThat(start).isNotNull().extracting(ContainerEvent::action).isEqualTo("start");
      assertThat(die).isNotNull().extracting(ContainerEvent::action).isEqualTo("die");
      assertThat(die)
          .satisfies(event -> assertThat(event.id()).isEqualTo(id))
          .satisfies(event -> assertThat(event.attributes()).containsEntry("exitCode", "3"))
          .satisfies(event -> assertThat(event.timeNano()).isPositive());
    }
  }

  @Test
  void waitingTellsTheExitCode() {
    String id = scene.shell("sleep 0.3; exit 5");
    scene.engine.start(id);

    assertThat(scene.engine.waitUntilStopped(id)).isEqualTo(5);
  }

  @Test
  void interruptingAThreadEndsItsCall() throws InterruptedException {
    String id = scene.shell("sleep 60");
    scene.engine.start(id);
    BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                scene.engine.waitUntilStopped(id);
              } catch (RuntimeException e) {
                ended.add(String.valueOf(e.getMessage()));
              }
            });
    Thread.sleep(Duration.ofMillis(300));
    waiting.interrupt();

    assertThat(ended.poll(5, TimeUnit.SECONDS)).contains("interrupted");
  }
}
