package compose.orchestrator.cli.view;

import compose.orchestrator.journal.NodeRecord;
import compose.orchestrator.journal.OperationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Operations, and the steps of one. */
public final class HistoryView {

  private static final int LEAST_WIDTH = 10;
  private static final int MILLIS = 1000;
  private static final int TENTH = 100;

  private HistoryView() {}

  /** A line for each operation. */
  public static String table(List<OperationRecord> operations, Instant now) {
    var table = new Table(LEAST_WIDTH, "ID", "WHEN", "OUTCOME", "TOOK", "COMMAND");
    for (OperationRecord operation : operations) {
      table.row(
          operation.header().id(),
          Age.ago(Duration.between(operation.header().started(), now)),
          operation.outcome().text(),
          seconds(operation.took()),
          String.join(" ", operation.header().words()));
    }
    return table.toString();
  }

  private static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis / MILLIS + "." + millis % MILLIS / TENTH + "s";
  }

  /** A line for each step. */
  public static String steps(OperationRecord operation) {
    var table = new Table(LEAST_WIDTH, "STEP", "STATE", "TOOK", "WHAT");
    for (NodeRecord step : operation.nodes()) {
      boolean failed = step.state().equals("failed");
      table.row(
          step.phase() + "." + step.node().id(),
          step.state(),
          ended(step) ? seconds(step.took()) : "",
          step.node().name() + (failed ? ": " + step.result() : ""));
    }
    return table.toString();
  }

  private static boolean ended(NodeRecord step) {
    return step.state().equals("done") || step.state().equals("failed");
  }

  /** One object a line. */
  public static String json(List<OperationRecord> operations) {
    var text = new StringBuilder();
    for (OperationRecord operation : operations) {
      text.append(object(operation).close('}')).append('\n');
    }
    return text.toString();
  }

  /** The operation with its steps. */
  public static String json(OperationRecord operation) {
    Json json = object(operation).name("steps").open('[');
    for (NodeRecord step : operation.nodes()) {
      json.open('{').member("phase", step.phase()).member("id", step.node().id());
      json.name("after").open('[');
      for (int before : step.node().after()) {
        json.value(before);
      }
      json.close(']').member("text", step.node().name()).member("state", step.state());
      json.member("result", step.result());
      json.member("milliseconds", step.took().toMillis()).close('}');
    }
    return json.close(']').close('}') + "\n";
  }

  private static Json object(OperationRecord operation) {
    Json json = new Json().open('{').member("id", operation.header().id());
    json.member("project", operation.header().project());
    json.member("started", operation.header().started().toString());
    json.member("outcome", operation.outcome().text());
    json.member("milliseconds", operation.took().toMillis());
    json.member("directory", operation.header().directory()).name("command").open('[');
    for (String word : operation.header().words()) {
      json.value(word);
    }
    return json.close(']');
  }
}
