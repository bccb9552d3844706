package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a container.
 *
 * @param command arguments, or null for the image's own; empty clears them
 * @param entrypoint program, or null for the image's own; empty clears it
 * @param environment variables; null means not set
 * @param user user[:group], or null for the image's own
 * @param workingDir folder it starts in, or null for the image's own
 * @param tty whether it gets a terminal
 * @param stdinOpen whether its standard input stays open
 * @param init whether an init reaps its children; null leaves it to the engine
 * @param groupAdd further groups
 * @param stopSignal signal that asks it to end, or null for the image's own
 * @param stopGracePeriod time it is given to end, or null for 10 seconds
 */
public record ContainerProcess(
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    Map<String, @Nullable String> environment,
    @Nullable String user,
    @Nullable String workingDir,
    boolean tty,
    boolean stdinOpen,
    @Nullable Boolean init,
    List<String> groupAdd,
    @Nullable String stopSignal,
    @Nullable Duration stopGracePeriod) {

  /** The process of a hook in a container of its own. */
  ContainerProcess forHook(Hook hook, boolean otherImage) {
    var variables = new LinkedHashMap<String, @Nullable String>(environment);
    variables.putAll(hook.environment());
    return new ContainerProcess(
        hook.command().isEmpty() ? null : hook.command(),
        null,
        Collections.unmodifiableMap(variables),
        hook.user() == null && !otherImage ? user : hook.user(),
        hook.workingDir() == null && !otherImage ? workingDir : hook.workingDir(),
        false,
        false,
        null,
        List.of(),
        null,
        null);
  }

  static ContainerProcess decode(Attributes a) {
    return new ContainerProcess(
        a.stringsOrNull("command"),
        a.stringsOrNull("entrypoint"),
        a.nullableTexts("environment"),
        a.string("user"),
        a.string("working_dir"),
        a.isTrue("tty"),
        a.isTrue("stdin_open"),
        a.truth("init"),
        a.strings("group_add"),
        a.string("stop_signal"),
        a.duration("stop_grace_period"));
  }
}
