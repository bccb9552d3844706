package compose.orchestrator.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes down one operation while it is carried out. */
public final class OperationJournal implements AutoCloseable {

  static final String FORMAT = "1";

  private final JournalFile file;
  private final OperationHeader header;
  private final InstantSource clock;
  private int phases;

  OperationJournal(JournalFile file, OperationHeader header, InstantSource clock, int phases) {
    this.file = file;
    this.header = header;
    this.clock = clock;
    this.phases = phases;
    var fields = new ArrayList<String>();
    fields.add("operation");
    fields.add(FORMAT);
    fields.add(header.id());
    fields.add(header.project());
    fields.add(header.directory());
    fields.add(header.owner().text());
    fields.add(millis(header.started()));
    fields.addAll(header.words());
    file.add(fields);
  }

  /** What it is. */
  public OperationHeader header() {
    return header;
  }

  /**
   * Takes down what is meant to be done next; it is on the disk before the first step begins.
   *
   * @param name what the phase is, such as images
   */
  public StepLog phase(String name, List<JournalNode> nodes) {
    phases++;
    String phase = Integer.toString(phases);
    file.add(List.of("phase", phase, name, now()));
    for (JournalNode node : nodes) {
      file.add(
          List.of(
              "node",
              phase,
              Integer.toString(node.id()),
              numbers(node.after()),
              node.name(),
              node.payload()));
    }
    return new Phase(phase);
  }

  private static String numbers(List<Integer> numbers) {
    var text = new StringBuilder();
    for (int number : numbers) {
      text.append(text.isEmpty() ? "" : ",").append(number);
    }
    return text.toString();
  }

  /** Takes down how it ended: without this it counts as interrupted. */
  public void end(OperationOutcome outcome) {
    file.add(List.of("end", outcome.text(), now()));
  }

  /** Writes what is left. */
  @Override
  public void close() {
    file.close();
  }

  /** Whether something could not be written; known for sure once closed. */
  public boolean isBroken() {
    return file.isBroken();
  }

  private String now() {
    return millis(clock.instant());
  }

  private static String millis(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }

  private final class Phase implements StepLog {

    private final String phase;

    Phase(String phase) {
      this.phase = phase;
    }

    @Override
    public String operation() {
      return header.id();
    }

    @Override
    public void begun(int node) throws InterruptedException {
      file.force(List.of("begin", phase, Integer.toString(node), now()));
    }

    /** On the disk before anything that waits for it begins: that is forced. */
    @Override
    public void done(int node, String result) {
      file.add(List.of("done", phase, Integer.toString(node), now(), result));
    }

    @Override
    public void failed(int node, String why) {
      file.add(List.of("failed", phase, Integer.toString(node), now(), why));
    }
  }
}
