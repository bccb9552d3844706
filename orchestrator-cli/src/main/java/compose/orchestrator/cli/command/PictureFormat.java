package compose.orchestrator.cli.command;

import compose.orchestrator.cli.picture.DotPicture;
import compose.orchestrator.cli.picture.MermaidPicture;
import compose.orchestrator.cli.picture.Picture;
import compose.orchestrator.cli.picture.SvgPicture;
import java.util.List;

/** The forms a picture can have. */
final class PictureFormat {

  static final List<String> ALL = List.of("svg", "dot", "mermaid");

  private PictureFormat() {}

  static String draw(Picture picture, String format) {
    return switch (format) {
      case "dot" -> DotPicture.of(picture);
      case "mermaid" -> MermaidPicture.of(picture);
      default -> SvgPicture.of(picture);
    };
  }
}
