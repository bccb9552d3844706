package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Severity;
import compose.orchestrator.engine.ImageDetails;
import java.util.List;
import java.util.Optional;

/**
 * What a move would do, and whether it can.
 *
 * @param project name of the project
 * @param request where to and how
 * @param inventory what is on the source
 * @param survey what is on the target
 * @param target the project as it will be there
 * @param images its images
 * @param moves its data
 * @param downtime how long nobody will serve
 * @param findings all that stands in the way or should be known, what stands in the way first
 */
public record MigrationPlan(
    String project,
    MigrationRequest request,
    Inventory inventory,
    TargetSurvey survey,
    TargetProject target,
    List<UsedImage> images,
    List<DataMove> moves,
    Downtime downtime,
    List<Diagnostic> findings) {

  /** Whether something stands in the way. */
  public boolean isBlocked() {
    return !findings.isEmpty() && findings.getFirst().severity() == Severity.ERROR;
  }

  /** Images of the source, whose tools may be used. */
  List<String> imageIds() {
    return images.stream()
        .flatMap(image -> Optional.ofNullable(image.here()).stream())
        .map(ImageDetails::id)
        .toList();
  }

  /** Bytes of all data. */
  public long bytes() {
    return moves.stream().mapToLong(move -> Math.max(0, move.data().bytes())).sum();
  }

  /** Files of all data. */
  public long files() {
    return moves.stream().mapToLong(move -> Math.max(0, move.data().files())).sum();
  }

  /** Bytes of the images that are sent. */
  public long imageBytes() {
    long sum = 0;
    for (UsedImage image : images) {
      boolean sent = image.way() == UsedImage.Way.SEND && image.here() != null;
      sum += sent && image.here() != null ? image.here().size() : 0;
    }
    return sum;
  }
}
