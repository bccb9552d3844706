package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
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

  static ImageSource decode(Attributes a) {
    return new ImageSource(
        a.string("image"),
        a.object("build", Build::decode),
        a.string("pull_policy"),
        a.string("platform"));
  }
}
