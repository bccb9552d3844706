package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ImageDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists images by the containers made from them. */
public final class ImageView {

  private static final int LEAST_WIDTH = 20;
  private static final int SHORT_ID = 12;
  private static final String NONE = "<none>";

  private final Instant now;
  private final List<ContainerSummary> containers;
  private final Map<String, ImageDetails> images;

  /**
   * Of containers and their images.
   *
   * @param now the present
   * @param containers in order
   * @param images by id; one may have been removed since
   */
  public ImageView(
      Instant now, List<ContainerSummary> containers, Map<String, ImageDetails> images) {
    this.now = now;
    this.containers = containers;
    this.images = images;
  }

  /** A table with a header, also where there is nothing to list. */
  public String table() {
    var table =
        new Table(
            LEAST_WIDTH,
            "CONTAINER",
            "REPOSITORY",
            "TAG",
            "PLATFORM",
            "IMAGE ID",
            "SIZE",
            "CREATED");
    for (ContainerSummary container : containers) {
      ImageDetails image = images.get(container.imageId());
      table.row(
          container.name(),
          repository(container, image),
          tag(container, image),
          platform(image),
          bare(container.imageId()).substring(0, SHORT_ID),
          image == null ? "" : ByteText.of(image.size()),
          image == null ? "" : Age.ago(Duration.between(created(image), now)));
    }
    return table.toString();
  }

  /** One JSON array, or null where there is nothing to list. */
  public String json() {
    if (containers.isEmpty()) {
      return "null\n";
    }
    Json json = new Json().open('[');
    for (ContainerSummary container : containers) {
      ImageDetails image = images.get(container.imageId());
      json.open('{').member("ID", container.imageId()).member("ContainerName", container.name());
      json.member("Repository", repository(container, image)).member("Tag", tag(container, image));
      json.member("Platform", platform(image));
      json.member("Size", image == null ? 0 : image.size());
      if (image != null) {
        json.member("Created", image.created());
      }
      json.close('}');
    }
    return json.close(']') + "\n";
  }

  /** One id a line, each once. */
  public String ids() {
    Set<String> ids = new LinkedHashSet<>();
    containers.forEach(container -> ids.add(bare(container.imageId())));
    return ids.isEmpty() ? "" : String.join("\n", ids) + "\n";
  }

  private static Instant created(ImageDetails image) {
    return Instant.parse(image.created());
  }

  private static String bare(String id) {
    return id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
  }

  private static String repository(ContainerSummary container, @Nullable ImageDetails image) {
    String reference = reference(container, image);
    return reference.isEmpty() ? NONE : reference.substring(0, reference.lastIndexOf(':'));
  }

  private static String tag(ContainerSummary container, @Nullable ImageDetails image) {
    String reference = reference(container, image);
    return reference.isEmpty() ? NONE : reference.substring(reference.lastIndexOf(':') + 1);
  }

  // An image may have several names: the container's own counts, if the image still has it.
  private static String reference(ContainerSummary container, @Nullable ImageDetails image) {
    if (image == null || image.tags().isEmpty()) {
      return "";
    }
    String latest = container.image() + ":latest";
    for (String tag : image.tags()) {
      if (tag.equals(container.image()) || tag.equals(latest)) {
        return tag;
      }
    }
    return image.tags().getFirst();
  }

  private static String platform(@Nullable ImageDetails image) {
    if (image == null) {
      return "";
    }
    String variant = image.variant().isEmpty() ? "" : "/" + image.variant();
    return image.os() + "/" + image.architecture() + variant;
  }
}
