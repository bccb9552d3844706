package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command run at a point of a container's life (Compose Specification, lifecycle hooks).
 *
 * @param command program and arguments
 * @param image image to run it in (before the first start only), or null
 * @param user user, or null
 * @param privileged whether it has all rights
 * @param workingDir folder, or null
 * @param environment further variables
 * @param perReplica whether it is to run for each container of the service (before the first start
 *     only)
 */
public record Hook(
    List<String> command,
    @Nullable String image,
    @Nullable String user,
    boolean privileged,
    @Nullable String workingDir,
    Map<String, @Nullable String> environment,
    boolean perReplica) {

  static Hook decode(Attributes a) {
    return new Hook(
        a.strings("command"),
        a.string("image"),
        a.string("user"),
        a.isTrue("privileged"),
        a.string("working_dir"),
        a.nullableTexts("environment"),
        a.isTrue("per_replica"));
  }
}
