package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a service's image comes from.
 *
 * @param image reference of the image, or null where only a build names it
 * @param build how to build it, or null
 * @param pullPolicy always, missing, never, build, daily, weekly, every_DURATION, or null
 * @param platform os/arch[/variant], or null
 */
public record ImageSource(
    @Nullable String image,
    @Nullable Build build,
    @Nullable String pullPolicy,
    @Nullable String platform) {

  /**
   * The platforms that an image is built for; none leaves it to the builder.
   *
   * @param usual platform where the service names none (DOCKER_DEFAULT_PLATFORM), or null
   * @param forRunning whether it is to be run: then it is for one platform
   */
  public List<String> platforms(@Nullable String usual, boolean forRunning) {
    List<String> known = build == null ? List.of() : build.platforms();
    String own = platform == null && usual != null && !usual.isEmpty() ? usual : platform;
    if (own != null && (forRunning || known.isEmpty())) {
      return List.of(own);
    }
    return forRunning && known.size() > 1 ? List.of() : known;
  }

  static ImageSource decode(Attributes a) {
    return new ImageSource(
        a.string("image"),
        a.object("build", Build::decode),
        a.string("pull_policy"),
        a.string("platform"));
  }
}
