package compose.orchestrator.migration;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.migration.UsedImage.Way;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the target gets an image, and which one its services have then. */
final class UsedImageTest {

  private static final ImageDetails HERE = image("sha256:1", List.of());
  private static final ImageDetails OTHER = image("sha256:2", List.of());

  static ImageDetails image(String id, List<String> environment) {
    return new ImageDetails(
        id,
        List.of(),
        List.of(),
        1,
        "",
        "linux",
        "amd64",
        "",
        environment,
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        Map.of(),
        null,
        null);
  }

  private static UsedImage used(
      String reference, @Nullable ImageDetails there, boolean known, boolean own) {
    return new UsedImage(reference, List.of("db"), HERE, true, there, known, own);
  }

  @Test
  void imageOfTheSourceIsTheOneThatCounts() {
    assertThat(used("postgres:15", null, false, false).way()).isEqualTo(Way.SEND);
    assertThat(used("postgres:15", HERE, true, false).way()).isEqualTo(Way.PRESENT);
    assertThat(used("postgres:15", null, true, false).way()).isEqualTo(Way.NAME);
    UsedImage replaced = used("postgres:15", OTHER, false, false);
    assertThat(replaced.way()).isEqualTo(Way.SEND);
    assertThat(replaced.then()).isEqualTo(HERE);
  }

  @Test
  void imageThatTheTargetKeepsIsNeitherSentNorReplaced() {
    UsedImage kept = used("postgres:15", OTHER, true, true);
    assertThat(kept.way()).isEqualTo(Way.PRESENT);
    assertThat(kept.then()).isEqualTo(OTHER);
  }

  @Test
  void imageByDigestComesFromItsRegistry() {
    assertThat(used("postgres@sha256:1", null, false, false).way()).isEqualTo(Way.PULL);
  }
}
