package compose.orchestrator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A file that is only appended to. Records that come while others are being forced to the disk
 * share the next forcing, so that steps side by side do not each pay for one.
 *
 * <p>A thread of its own writes: interrupting a step must not close the file under the others.
 */
final class JournalFile implements AutoCloseable {

  private final FileChannel channel;
  private final Thread writer;
  private final StringBuilder waiting = new StringBuilder();
  private CountDownLatch written = new CountDownLatch(1);
  private boolean forced;
  private boolean closed;
  private volatile boolean broken;

  private JournalFile(FileChannel channel) {
    this.channel = channel;
    this.writer = Thread.ofPlatform().daemon().name("journal").start(this::write);
  }

  /** Goes on with a file: a last line that a crash tore is cut off first. */
  static JournalFile reopen(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    JournalFile journal = append(file);
    journal.channel.truncate(end);
    return journal;
  }

  static JournalFile append(Path file) throws IOException {
    return new JournalFile(
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)));
  }

  /** Appends; it is on the disk with the next record that is forced, or at the end. */
  synchronized void add(List<String> fields) {
    waiting.append(JournalLine.write(fields));
  }

  /**
   * Appends and waits until it is on the disk, with all before it. Where it cannot be written, that
   * is told by {@link #isBroken}: no command should fail for it.
   */
  void force(List<String> fields) throws InterruptedException {
    CountDownLatch mine;
    synchronized (this) {
      waiting.append(JournalLine.write(fields));
      forced = true;
      mine = written;
      notifyAll();
    }
    mine.await();
  }

  /** Whether something could not be written. */
  boolean isBroken() {
    return broken;
  }

  private void write() {
    try (channel) {
      boolean last = false;
      while (!last) {
        last = writeNext();
      }
    } catch (IOException e) {
      broken = true;
    } catch (InterruptedException e) {
      broken = true; // nobody interrupts this thread
    } finally {
      release();
    }
  }

  private boolean writeNext() throws IOException, InterruptedException {
    byte[] bytes;
    CountDownLatch batch;
    boolean last;
    synchronized (this) {
      while (!forced && !closed) {
        wait();
      }
      bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
      waiting.setLength(0);
      batch = written;
      written = new CountDownLatch(1);
      forced = false;
      last = closed;
    }
    try {
      put(bytes);
    } catch (IOException e) {
      broken = true;
      throw e;
    } finally {
      batch.countDown();
    }
    return last;
  }

  private void put(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      int _ = channel.write(buffer);
    }
    if (bytes.length > 0) {
      channel.force(false);
    }
  }

  /** Lets go whoever comes after the writer has ended. */
  private synchronized void release() {
    written.countDown();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
