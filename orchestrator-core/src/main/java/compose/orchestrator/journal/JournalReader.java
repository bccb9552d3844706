package compose.orchestrator.journal;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the file of one operation; a last line that a crash tore is left out. */
final class JournalReader {

  private static final int WORDS = 7;

  private final Path file;
  private final ProcessIdentity self;
  private final List<NodeRecord> nodes = new ArrayList<>();
  private final List<Instant> begun = new ArrayList<>();
  private @Nullable OperationHeader header;
  private @Nullable OperationOutcome outcome;
  private Instant last = Instant.EPOCH;

  private JournalReader(Path file, ProcessIdentity self) {
    this.file = file;
    this.self = self;
  }

  /** The operation, or null where its process ended before the first record was whole. */
  static @Nullable OperationRecord read(Path file, ProcessIdentity self) throws IOException {
    return new JournalReader(file, self).read();
  }

  private @Nullable OperationRecord read() throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int number = 0;
    for (int start = 0; start < text.length(); ) {
      number++;
      int end = text.indexOf('\n', start);
      if (end < 0) {
        break; // torn: it was never told to anybody
      }
      List<String> fields = JournalLine.read(text.substring(start, end));
      if (fields == null) {
        throw damaged(number);
      }
      take(fields, number);
      start = end + 1;
    }
    return header == null ? null : new OperationRecord(header, nodes, outcome(header), last);
  }

  private OperationOutcome outcome(OperationHeader known) {
    if (outcome != null) {
      return outcome;
    }
    return known.owner().isGone(self) ? OperationOutcome.INTERRUPTED : OperationOutcome.RUNNING;
  }

  private void take(List<String> fields, int line) {
    try {
      take(fields);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(line);
    }
  }

  private void take(List<String> fields) {
    switch (fields.getFirst()) {
      case "operation" -> header(fields);
      case "phase" -> last = instant(fields.get(3));
      case "node" -> {
        nodes.add(
            new NodeRecord(number(fields.get(1)), node(fields), "pending", "", Duration.ZERO));
        begun.add(last);
      }
      case "begin" -> moved(fields, "begun", "");
      case "done", "failed" -> moved(fields, fields.getFirst(), fields.get(4));
      case "end" -> {
        outcome = OperationOutcome.of(fields.get(1));
        last = instant(fields.get(2));
      }
      default -> throw new IllegalArgumentException(fields.getFirst());
    }
  }

  /** A process that goes on with it puts its own after that of the first. */
  private void header(List<String> fields) {
    outcome = null;
    last = instant(fields.get(6));
    header =
        new OperationHeader(
            fields.get(2),
            fields.get(3),
            fields.get(4),
            ProcessIdentity.parse(fields.get(5)),
            last,
            fields.subList(WORDS, fields.size()));
  }

  private static JournalNode node(List<String> fields) {
    var after = new ArrayList<Integer>();
    for (String number : fields.get(3).split(",", -1)) {
      if (!number.isEmpty()) {
        after.add(number(number));
      }
    }
    return new JournalNode(number(fields.get(2)), after, fields.get(4), fields.get(5));
  }

  private void moved(List<String> fields, String state, String result) {
    last = instant(fields.get(3));
    int phase = number(fields.get(1));
    int id = number(fields.get(2));
    for (int i = 0; i < nodes.size(); i++) {
      NodeRecord one = nodes.get(i);
      if (one.phase() == phase && one.node().id() == id) {
        Instant since = state.equals("begun") ? last : begun.get(i);
        begun.set(i, since);
        Duration took = Duration.between(since, last);
        nodes.set(i, new NodeRecord(phase, one.node(), state, result, took));
        return;
      }
    }
    throw new IllegalArgumentException("no step " + id);
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private UsageException damaged(int line) {
    return new UsageException(
        "journal-damaged",
        file + ":" + line + ": the record is not as it was written",
        "remove the file: 'up' needs no journal, it looks at what is on the engine");
  }
}
