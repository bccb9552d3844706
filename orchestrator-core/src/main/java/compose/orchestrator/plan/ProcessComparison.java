package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.ContainerProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs in a container. */
final class ProcessComparison {

  private final ContainerProcess desired;
  private final ContainerDetails actual;
  private final @Nullable ImageDetails image;
  private final Differences found;

  private ProcessComparison(Compared compared, Differences found) {
    this.desired = compared.service().process();
    this.actual = compared.container();
    this.image = compared.image();
    this.found = found;
  }

  static void compare(Compared compared, Differences found) {
    var comparison = new ProcessComparison(compared, found);
    comparison.program();
    comparison.environment();
    comparison.surroundings();
  }

  private void program() {
    List<String> entrypoint = desired.entrypoint();
    List<String> command = desired.command();
    if (entrypoint != null) {
      found.list("entrypoint", actual.entrypoint(), entrypoint);
    } else if (image != null) {
      found.list("entrypoint", actual.entrypoint(), image.entrypoint());
    }
    if (isSet(command)) {
      found.list("command", actual.command(), command);
    } else if (image != null) {
      // an entrypoint of the file's own hides the image's arguments
      found.list("command", actual.command(), isSet(entrypoint) ? List.of() : image.command());
    }
  }

  private static boolean isSet(@Nullable List<String> list) {
    return list != null && !list.isEmpty();
  }

  private void environment() {
    Map<String, String> is = pairs(actual.environment());
    desired
        .environment()
        .forEach((name, value) -> {
          if (value != null && !value.equals(is.get(name))) {
            found.add("environment." + name, is.get(name), value);
          }
        });
    if (image != null) {
      inherited(is, pairs(image.environment()));
    }
  }

  private void inherited(Map<String, String> is, Map<String, String> inherited) {
    var names = new LinkedHashMap<String, String>(inherited);
    names.putAll(is);
    for (String name : names.keySet()) {
      if (!desired.environment().containsKey(name) && !isProxy(name)) {
        found.text("environment." + name, is.get(name), inherited.get(name));
      }
    }
  }

  /** The user's own settings give these to every container. */
  private static boolean isProxy(String name) {
    return name.toUpperCase(Locale.ROOT).endsWith("_PROXY");
  }

  /** A name alone is no variable: it keeps one of the image's from being set. */
  private static Map<String, String> pairs(List<String> entries) {
    var pairs = new LinkedHashMap<String, String>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals >= 0) {
        pairs.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return pairs;
  }

  private void surroundings() {
    ofImage("user", actual.user(), desired.user(), image == null ? null : image.user());
    ofImage(
        "working_dir",
        actual.workingDir(),
        desired.workingDir(),
        image == null ? null : image.workingDir());
    ofImage(
        "stop_signal",
        actual.stopSignal(),
        desired.stopSignal(),
        image == null ? null : image.stopSignal());
    found.flag("tty", actual.tty(), desired.tty());
    found.flag("stdin_open", actual.stdinOpen(), desired.stdinOpen());
    found.set("group_add", actual.host().groupAdd(), desired.groupAdd());
    Boolean init = desired.init();
    found.flag("init", Boolean.TRUE.equals(actual.host().init()), Boolean.TRUE.equals(init));
    grace();
  }

  private void ofImage(
      String path, @Nullable String is, @Nullable String should, @Nullable String inherited) {
    if (should != null) {
      found.text(path, is, should);
    } else if (image != null) {
      found.text(path, is, inherited);
    }
  }

  private void grace() {
    Duration period = desired.stopGracePeriod();
    Integer seconds = actual.stopTimeout();
    found.text(
        "stop_grace_period",
        seconds == null ? null : seconds + "s",
        period == null ? null : (int) period.toSeconds() + "s");
  }
}
