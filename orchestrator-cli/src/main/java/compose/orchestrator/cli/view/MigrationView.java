package compose.orchestrator.cli.view;

import compose.orchestrator.migration.Change;
import compose.orchestrator.migration.DataMove;
import compose.orchestrator.migration.Downtime;
import compose.orchestrator.migration.MigrationPlan;
import compose.orchestrator.migration.MigrationRecord;
import compose.orchestrator.migration.MigrationRequest;
import compose.orchestrator.migration.MigrationResult;
import compose.orchestrator.migration.MovedData;
import compose.orchestrator.migration.UsedImage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moves of projects, for people. */
public final class MigrationView {

  private static final int LEAST_WIDTH = 8;
  private static final int MILLIS = 1000;
  private static final int TENTH = 100;
  private static final int DIGEST = 19;

  private MigrationView() {}

  /** What a move would do. */
  public static String text(MigrationPlan plan) {
    var text = new StringBuilder();
    text.append("Move ").append(plan.project()).append(" to ").append(plan.request().host());
    text.append(", folder ").append(plan.target().folder()).append("\n");
    text.append("From Docker Engine ").append(plan.inventory().version().version());
    text.append(" to ").append(plan.survey().version().version()).append("\n\nImages\n");
    text.append(images(plan)).append("\nData\n").append(data(plan)).append('\n');
    if (!plan.target().changes().isEmpty()) {
      text.append("Other there\n").append(changes(plan)).append('\n');
    }
    text.append(downtime(plan.downtime()));
    return text.toString();
  }

  private static String images(MigrationPlan plan) {
    var table = new Table(LEAST_WIDTH, "  IMAGE", "ID", "PLATFORM", "SERVICES", "HOW");
    for (UsedImage image : plan.images()) {
      var known = image.then();
      table.row(
          "  " + image.reference(),
          known == null ? "" : known.id().substring(0, Math.min(DIGEST, known.id().length())),
          known == null ? "" : known.os() + "/" + known.architecture(),
          String.join(", ", image.services()),
          way(image));
    }
    return table.toString();
  }

  private static String way(UsedImage image) {
    return switch (image.way()) {
      case PRESENT -> "is there";
      case NAME -> "is there under another name";
      case SEND ->
          "is sent" + (image.here() == null ? "" : ", " + ByteText.of(image.here().size()));
      case PULL -> "is pulled there";
    };
  }

  private static String data(MigrationPlan plan) {
    var table = new Table(LEAST_WIDTH, "  DATA", "FILES", "SIZE", "SERVICES", "HOW");
    for (DataMove move : plan.moves()) {
      MovedData data = move.data();
      table.row(
          "  " + data.label(),
          Long.toString(data.files()),
          ByteText.of(data.bytes()),
          String.join(", ", data.source().owners()),
          move.method().text() + " (" + move.reason() + ")");
    }
    return table.toString();
  }

  private static String changes(MigrationPlan plan) {
    var table = new Table(LEAST_WIDTH, "  WHAT", "HERE", "THERE", "WHY");
    for (Change change : plan.target().changes()) {
      table.row("  " + change.what(), change.from(), change.to(), change.why());
    }
    return table.toString();
  }

  private static String downtime(Downtime downtime) {
    return "Downtime: about "
        + seconds(downtime.total())
        + " (stop "
        + seconds(downtime.stop())
        + ", copy "
        + seconds(downtime.copy())
        + ", compare "
        + seconds(downtime.verify())
        + ", start "
        + seconds(downtime.start())
        + ")\n";
  }

  private static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis / MILLIS + "." + millis % MILLIS / TENTH + "s";
  }

  /** What a move has done. */
  public static String moved(MigrationRequest request, MigrationResult result) {
    var text = new StringBuilder("moved to ").append(request.host());
    text.append(", folder ").append(result.folder());
    if (result.files() > 0) {
      text.append(": ").append(result.files()).append(" files, ");
      text.append(ByteText.of(result.bytes())).append(", equal on both hosts");
    }
    if (!result.downtime().isZero()) {
      text.append("; nobody served for ").append(seconds(result.downtime()));
      text.append(", foretold when they stopped: ").append(seconds(result.foretold()));
    }
    return text.append(
            "\nwhat is here rests and is not started any more; 'migrate finish' removes it\n")
        .toString();
  }

  /** How far a move has come. */
  public static String status(
      String project,
      List<MigrationRecord> here,
      List<MigrationRecord> there,
      @Nullable String unreachable) {
    if (here.isEmpty()) {
      return "no move of " + project + " is under way here\n";
    }
    MigrationRecord last = here.getLast();
    var text = new StringBuilder("project ").append(project);
    text.append(last.source() ? ", to " : ", moved here as ");
    text.append(MigrationRequest.parse(last.request()).host());
    text.append(", operation ").append(last.operation()).append('\n');
    phases(text, "here", here);
    if (unreachable == null) {
      phases(text, "there", there);
    } else {
      text.append("there: not known, ").append(unreachable).append('\n');
    }
    return text.append(next(last)).toString();
  }

  private static void phases(StringBuilder text, String where, List<MigrationRecord> records) {
    text.append(where).append(':');
    String separator = " ";
    for (MigrationRecord record : records) {
      text.append(separator)
          .append(record.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      text.append(" at ").append(record.since());
      separator = ", ";
    }
    text.append(records.isEmpty() ? " nothing\n" : "\n");
  }

  private static String next(MigrationRecord last) {
    if (!last.source()) {
      return "the project is in force here\n";
    }
    return switch (last.phase()) {
      case BEGUN, FILLING, FROZEN, HANDED_OVER ->
          "'migrate resume' goes on, 'migrate rollback' takes it back\n";
      case COMMITTED -> "the project is in force there; 'migrate finish' removes what is here\n";
      case FINISHED -> "the project is in force there\n";
    };
  }
}
