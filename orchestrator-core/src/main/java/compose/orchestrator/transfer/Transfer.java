package compose.orchestrator.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data set on one engine equal to one on another or the same engine. Only what differs is
 * sent, in constant memory but for the lists of files; running it again after whatever has ended it
 * sends what is missing. The source is only ever read. For one thread at a time.
 */
public final class Transfer {

  /** After so many looks a source that differs still is being written to. */
  private static final int MOST_ROUNDS = 4;

  /** What an archive needs for a file besides its contents, about. */
  private static final long HEAD = 1536;

  private final Side source;
  private final Side target;
  private final Bandwidth bandwidth;
  private final TransferListener listener;
  private final Set<String> own;
  private @Nullable Manifest proven;
  private @Nullable Manifest rested;

  /**
   * Between two sides, which stay the caller's to close.
   *
   * @param bytesPerSecond most bytes to be sent in a second, 0 for no limit
   */
  public Transfer(Side source, Side target, long bytesPerSecond, TransferListener listener) {
    this(source, target, Bandwidth.of(bytesPerSecond), Set.of(), listener);
  }

  /**
   * Likewise, where some files are each side's own.
   *
   * @param bandwidth limit that is shared with others
   * @param own paths that are neither sent nor removed nor compared
   */
  public Transfer(
      Side source, Side target, Bandwidth bandwidth, Set<String> own, TransferListener listener) {
    this.own = Set.copyOf(own);
    this.source = source;
    this.target = target;
    this.bandwidth = bandwidth;
    this.listener = listener;
  }

  /**
   * Sends what differs until nothing does by type, size, owner, mode, times and links, and by
   * contents where {@link #verify} has read them.
   *
   * @throws compose.orchestrator.diagnostic.EngineException where a side cannot be reached, read or
   *     written; the target then holds a part, and the next run goes on from there
   */
  public TransferResult run() {
    Set<String> remarks = new LinkedHashSet<>();
    long bytes = 0;
    long files = 0;
    Delta before = null;
    for (int round = 1; ; round++) {
      CompletableFuture<Manifest> sources = CompletableFuture.supplyAsync(source::scan);
      Manifest to = target.scan().without(own);
      Manifest from = joined(sources).without(own);
      Delta delta = Delta.between(from, to);
      if (delta.isEmpty() || delta.equals(before) || round > MOST_ROUNDS) {
        return new TransferResult(
            round - 1, bytes, files, Comparison.of(from, to), List.copyOf(remarks));
      }
      bytes += new Round(round, delta).send(remarks);
      files += delta.sent().size() + delta.patched().size();
      before = delta;
    }
  }

  /**
   * Starts ahead what {@link #sendRest} and {@link #verifyRest} will run, so that it only waits for
   * a word: starting a command takes an engine longer than many a command takes.
   */
  public void arm() {
    if (proven != null) {
      target.armToWrite();
      source.armToRead();
    }
  }

  /**
   * Sends what has changed since {@link #verify} of a source that rests: one look at it, which also
   * reads what has changed, and none at the target, which only this transfer writes to.
   *
   * @return bytes sent
   */
  public long sendRest() {
    rested = null;
    Manifest to = proven;
    if (to == null) {
      return run().bytes();
    }
    proven = null;
    Manifest from = source.scanContents().without(own);
    Delta delta = Delta.between(from, to);
    long bytes = delta.isEmpty() ? 0 : new Round(1, delta).send(new LinkedHashSet<>());
    rested = from;
    return bytes;
  }

  /** Compares the target with what {@link #sendRest} has read at the source. */
  public Verification verifyRest() {
    Manifest from = rested;
    if (from == null) {
      return verify();
    }
    rested = null;
    Manifest to = target.scanContents().without(own);
    proven = to;
    return new Verification(Comparison.of(from, to), from, to);
  }

  /** Reads both sides, all that has changed since they were read last, and compares them. */
  public Verification verify() {
    CompletableFuture<Manifest> sources = CompletableFuture.supplyAsync(source::scanContents);
    Manifest to = target.scanContents().without(own);
    Manifest from = joined(sources).without(own);
    proven = to;
    return new Verification(Comparison.of(from, to), from, to);
  }

  private static Manifest joined(CompletableFuture<Manifest> manifest) {
    try {
      return manifest.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** One look at what differs, and the sending of it. */
  private final class Round {

    private final int number;
    private final Delta delta;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final long expectedBytes;

    Round(int number, Delta delta) {
      this.number = number;
      this.delta = delta;
      long sum = 0;
      for (FileEntry file : delta.sent()) {
        boolean linked = file.sharedWith() != null && !file.sharedWith().equals(file.path());
        sum += HEAD + (linked ? 0 : file.size());
      }
      this.expectedBytes = sum;
    }

    long send(Set<String> remarks) {
      if (!delta.gone().isEmpty()) {
        target.remove(delta.gone());
      }
      var flow = new Flow(bandwidth, this::passed);
      for (FileEntry file : delta.patched()) {
        new LargeFile(file, source, target).send(flow);
        files.incrementAndGet();
      }
      // The folders come last: what was patched or removed in them has changed their times.
      if (!delta.sent().isEmpty()) {
        flow.through(
            output -> {
              String complaint = source.pack(delta.sent(), output);
              if (!complaint.isEmpty()) {
                remarks.add(complaint);
              }
            },
            input -> target.unpack(input, this::written));
      }
      return bytes.get();
    }

    private void passed(long count) {
      bytes.addAndGet(count);
      tell();
    }

    private void written() {
      files.incrementAndGet();
    }

    private void tell() {
      long sent = bytes.get();
      listener.hear(
          new TransferProgress(
              source.data(),
              number,
              sent,
              Math.max(sent, expectedBytes),
              files.get(),
              delta.sent().size() + delta.patched().size()));
    }
  }
}
