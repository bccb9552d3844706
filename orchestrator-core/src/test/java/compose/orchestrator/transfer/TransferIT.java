package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.transfer.Difference.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transfers between two volumes. */
@Timeout(300)
final class TransferIT extends TwoVolumes {

  /** Whatever can be in a folder, and a socket. */
  private static final String NASTY =
      """
      import os, socket, stat
      def write(name, data=b'data', mode=0o644):
          with open(name, 'wb') as f: f.write(data)
          os.chmod(name, mode)
      os.makedirs(b'deep/er/est'); os.makedirs(b'empty', 0o700)
      for name in (b'line\\nbreak', b'not\\xff\\xfeutf8', b'-rf', b' blank ', b'quo"te\\'s', b'back\\\\slash',
                   b'umlaut-\\xc3\\xa4', b'star*', b'x' * 255, b'deep/er/est/file', b'tab\\there'):
          write(name)
      write(b'setuid', mode=0o4755); write(b'secret', mode=0o000); write(b'none', b'')
      with open(b'sparse', 'wb') as f: f.seek(50_000_000); f.write(b'end')
      os.link(b'setuid', b'deep/linked'); os.link(b'setuid', b'another')
      os.symlink(b'nowhere', b'dangling'); os.symlink(b'/etc/passwd', b'absolute')
      os.symlink(b'deep', b'to-folder'); os.symlink(b'tar\\nget\\xff', b'odd-link')
      os.mkfifo(b'pipe', 0o622); os.mknod(b'null', 0o666 | stat.S_IFCHR, os.makedev(1, 3))
      for name, uid, gid in ((b'deep/er', 4711, 4712), (b'-rf', 65534, 1), (b'dangling', 70, 999)):
          os.lchown(name, uid, gid)
      os.chmod(b'deep/er', 0o2770)
      os.setxattr(b'none', 'user.kept', b'va\\x00lue'); os.setxattr(b'empty', 'user.folder', b'1')
      os.utime(b'-rf', ns=(0, 1_234_567_890_123_456_789)); os.utime(b'none', ns=(0, -1_500_000_001))
      os.utime(b'dangling', ns=(0, 5), follow_symlinks=False); os.utime(b'empty', ns=(0, 987_654_321))
      s = socket.socket(socket.AF_UNIX); s.bind('socket')
      os.utime(b'.', ns=(0, 77)); os.chmod(b'.', 0o1777); os.chown(b'.', 12, 34)
      """;

  @Test
  void everythingThatFilesHaveArrives() {
    python(source, NASTY);
    TransferResult result = send();
    assertThat(result.left()).isEmpty();
    assertThat(result.remarks()).allMatch(remark -> remark.contains("socket ignored"));
    assertThat(source.sockets()).containsExactly("./socket");
    Verification verification = verification();
    assertThat(verification.differences()).isEmpty();
    assertThat(verification.target().files()).hasSize(28);
    assertThat(python(target, ATTRIBUTES))
        .isEqualTo(python(source, ATTRIBUTES))
        .contains("user.kept", "user.folder");
    assertThat(python(target, "import os; print(os.stat('sparse').st_blocks)"))
        .isEqualTo(python(source, "import os; print(os.stat('sparse').st_blocks)"));
    assertThat(result.bytes()).isLessThan(1_000_000);
  }

  @Test
  void whatIsThereIsNotSentAgain() {
    python(source, NASTY);
    send();
    assertThat(send()).isEqualTo(new TransferResult(0, 0, 0, List.of(), List.of()));
  }

  @Test
  void onlyWhatHasChangedIsSent() {
    python(
        source,
        """
        import os
        for i in range(2000): open(f'f{i}', 'w').write('x' * 1000)
        os.mkdir('turns'); open('turns/in', 'w').close(); os.symlink('f1', 'link')
        """);
    send();
    python(
        source,
        """
        import os, shutil
        open('f7', 'a').write('more'); os.remove('f8'); os.rename('f9', 'renamed')
        shutil.rmtree('turns'); os.symlink('/etc', 'turns')
        os.remove('link'); os.mkdir('link'); open('link/in', 'w').close()
        os.chmod('f10', 0o600); os.chown('f11', 5, 6); os.link('f12', 'linked')
        """);
    TransferResult result = send();
    assertThat(result.bytes()).isBetween(1L, 60_000L);
    assertThat(verification().differences()).isEmpty();
    assertThat(python(target, "import os; print(os.path.exists('/etc/in'))")).contains("False");
  }

  @Test
  void bitFlippedInTheTargetIsFoundAndPutRight() {
    python(source, "open('file', 'wb').write(bytes(100000)); open('other', 'w').write('same')");
    send();
    assertThat(verification().isEqual()).isTrue();
    python(
        target,
        """
        import os
        t = os.stat('file').st_mtime_ns
        with open('file', 'r+b') as f: f.seek(5000); f.write(b'\\x01')
        os.utime('file', ns=(t, t))
        """);
    assertThat(send().files()).as("it looks the same from outside").isZero();
    assertThat(verification().differences()).hasToString("[./file: content]");
    send();
    assertThat(verification().differences()).isEmpty();
  }

  @Test
  void largeFileGoesOnWhereItWasCutOff() {
    String random = "import os; open('large \\udcff', 'wb').write(os.urandom(120_000_000))";
    python(source, random + "; os.chown('large \\udcff', 999, 998)");
    send();
    python(target, "import os; os.truncate('large \\udcff', 90_000_001)");
    assertThat(send().bytes()).isBetween(30_000_000L, 40_000_000L);
    assertThat(verification().differences()).isEmpty();
    python(
        source, "with open('large \\udcff', 'r+b') as f: f.seek(50_000_000); f.write(b'changed')");
    assertThat(send().bytes()).isBetween(1L, 5_000_000L);
    assertThat(verification().differences()).isEmpty();
  }

  @Test
  void whatIsOpenedForReadingCannotBeWrittenTo() {
    python(source, "open('file', 'w').write('1')");
    try (Side reading = new Sides(here, List.of()).open(source.data(), Access.READ)) {
      var command = List.of("sh", "-c", "rm -f file; echo 2 > file; touch new; echo 3 > /etc/new");
      assertThat(reading.helper().run(command, null, ByteSink.NONE).exit()).isNotZero();
      assertThat(reading.scan().files()).extracting(FileEntry::path).containsExactly(".", "./file");
    }
    assertThat(python(source, "print(open('file').read())")).isEqualTo("1\n");
  }

  @Test
  void filesThatChangeMeanwhileAreRightOnceTheirWriterRests() {
    python(source, "for i in range(3000): open(f'f{i}', 'w').write('x' * 5000)");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> {
          try (Side other =
              new Sides(here, List.of("python:3")).open(source.data(), Access.WRITE)) {
            python(
                other,
                """
                import os, time
                end = time.time() + 8
                i = 0
                while time.time() < end:
                  open(f'f{i % 3000}', 'a').write('y' * 900)
                  if i % 3 == 0:
                    open('temporary', 'w').write('z'); os.rename('temporary', f'g{i % 50}')
                  if i % 7 == 0 and os.path.exists(f'g{i % 50}'): os.remove(f'g{i % 50}')
                  i += 1
                """);
          }
        });
    while (!writer.isDone()) {
      send();
    }
    writer.join();
    TransferResult last = send();
    assertThat(last.left()).isEmpty();
    assertThat(verification().differences()).isEmpty();
  }

  @Test
  @Tag("long")
  void interruptedTransferGoesOn() throws InterruptedException {
    python(
        source,
        """
        import os
        for i in range(10000): open(f'f{i:05}', 'wb').write(os.urandom(3000))
        """);
    var some = new CountDownLatch(1);
    TransferListener listener =
        progress -> {
          if (progress.files() > 200) {
            some.countDown();
          }
        };
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              var slow = new Transfer(source, target, 10_000_000, listener);
              assertThatThrownBy(slow::run).hasMessageContaining("interrupted");
            });
    some.await();
    thread.interrupt();
    thread.join();
    int arrived = target.scan().files().size();
    assertThat(arrived).isBetween(100, 9_900);
    TransferResult rest = send();
    assertThat(rest.files()).isLessThan(10_001 - arrived + 100);
    assertThat(verification().differences()).isEmpty();
  }

  @Test
  void whatChangedSinceTheComparisonIsSentWithOneLook() {
    python(
        source,
        """
        import os
        os.makedirs('a/b')
        for i in range(9): open(f'a/b/{i}', 'w').write('1')
        os.link('a/b/1', 'a/linked')
        """);
    var transfer = new Transfer(source, target, 0, TransferListener.NONE);
    transfer.run();
    assertThat(transfer.verify().isEqual()).isTrue();
    python(
        source,
        """
        import os
        open('a/b/0', 'a').write('more'); open('a/b/1', 'a').write('more'); os.remove('a/b/2')
        os.link('a/b/3', 'linked'); os.remove('a/b/4'); os.mkdir('a/b/4'); os.chmod('a/b/5', 0)
        os.rename('a/b/6', 'renamed'); os.symlink('x', 'a/b/6'); os.chown('a/b/7', 7, 8)
        os.utime('a', ns=(0, 5))
        """);
    assertThat(transfer.sendRest()).isPositive();
    assertThat(transfer.verifyRest().differences()).isEmpty();
    assertThat(verification().differences()).isEmpty();
    python(
        target,
        """
        import os
        s = os.stat('a/b/8'); open('a/b/8', 'w').write('2'); os.utime('a/b/8', ns=(0, s.st_mtime_ns))
        """);
    assertThat(transfer.verifyRest().differences())
        .containsExactly(new Difference("./a/b/8", EnumSet.of(Difference.Kind.CONTENT)));
  }

  @Test
  void fullTargetIsToldAsWhatItIs() {
    python(source, "open('file', 'wb').write(b'1' * 3_000_000)");
    var options = Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m");
    try (Side small = volume(there, "small", options)) {
      var transfer = new Transfer(source, small, 0, TransferListener.NONE);
      assertThatThrownBy(transfer::run)
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("cannot write volume " + name + "_small")
          .satisfies(e ->
              assertThat(((EngineException) e).diagnostics().getFirst().help())
                  .contains("make room"));
    }
  }

  @Test
  void progressIsToldUpToTheEnd() {
    python(source, "open('file', 'wb').write(b'1' * 3_000_000)");
    var last = new TransferProgress[1];
    new Transfer(source, target, 0, progress -> last[0] = progress).run();
    TransferProgress progress = Objects.requireNonNull(last[0]);
    assertThat(progress.bytes()).isBetween(3_000_000L, 3_100_000L);
    assertThat(progress.expectedFiles()).isEqualTo(2);
  }

  @Test
  void imageWithoutTheToolsIsPassedOver() {
    try (Side side =
        new Sides(here, List.of("hello-world", "busybox")).open(source.data(), Access.READ)) {
      assertThat(side.scan().isEmpty()).isTrue();
    }
  }

  @Test
  void differencesNameFileAndKind() {
    python(source, "import os; open('a', 'w').write('1'); os.mkfifo('b')");
    python(target, "open('b', 'w').write('1'); open('c', 'w').close()");
    assertThat(verification().differences())
        .extracting(Difference::path, difference -> List.copyOf(difference.kinds()))
        .contains(
            tuple("./a", List.of(Kind.MISSING)),
            tuple("./b", List.of(Kind.TYPE)),
            tuple("./c", List.of(Kind.EXTRA)));
  }
}
