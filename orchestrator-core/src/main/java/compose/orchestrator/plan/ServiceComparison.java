package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ContainerProcess;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.ServiceHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a container on the engine against its service in the file, value by value. What the engine
 * or the image adds by itself is no difference.
 */
final class ServiceComparison {

  private final Project project;
  private final Service service;
  private final ObservedState state;
  private final ContainerDetails container;
  private final @Nullable ImageDetails image;
  private final List<Divergence> found = new ArrayList<>();

  private ServiceComparison(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    this.project = project;
    this.service = service;
    this.state = state;
    this.container = container;
    this.image = state.defaults().get(container.imageId());
  }

  /** What differs and can only be put right by another container. */
  static List<Divergence> of(
      Project project, Service service, ObservedState state, ContainerDetails container) {
    var comparison = new ServiceComparison(project, service, state, container);
    comparison.compare();
    return List.copyOf(comparison.found);
  }

  private void compare() {
    image();
    process();
    environment();
    labels();
    found.addAll(PortComparison.of(service, container));
    found.addAll(MountComparison.of(project, service, container));
    found.addAll(HostComparison.of(service, container));
    networkMode();
    hash();
  }

  private void image() {
    ImageSummary wanted = state.images().get(ImageReference.of(project.name(), service));
    if (wanted != null && !wanted.id().equals(container.imageId())) {
      differ("image", container.imageId(), wanted.id());
    }
  }

  private void process() {
    ContainerProcess process = service.process();
    List<String> entrypoint = process.entrypoint();
    List<String> command = process.command();
    if (image != null || entrypoint != null) {
      compareLists("entrypoint", container.entrypoint(), expectedEntrypoint(entrypoint));
    }
    if (image != null || isSet(command)) {
      compareLists("command", container.command(), expectedCommand(entrypoint, command));
    }
    same("user", container.user(), process.user());
    same("working_dir", container.workingDir(), process.workingDir());
    same("hostname", container.hostname(), service.networking().hostname());
    same("stop_signal", container.stopSignal(), process.stopSignal());
    differIf("tty", container.tty(), process.tty());
    differIf("stdin_open", container.stdinOpen(), process.stdinOpen());
  }

  private @Nullable List<String> expectedEntrypoint(@Nullable List<String> entrypoint) {
    return entrypoint != null || image == null ? entrypoint : image.entrypoint();
  }

  /** An entrypoint of the file's own hides the image's arguments. */
  private @Nullable List<String> expectedCommand(
      @Nullable List<String> entrypoint, @Nullable List<String> command) {
    if (isSet(command)) {
      return command;
    }
    return isSet(entrypoint) || image == null ? List.of() : image.command();
  }

  private static boolean isSet(@Nullable List<String> list) {
    return list != null && !list.isEmpty();
  }

  private void compareLists(
      String path, @Nullable List<String> actual, @Nullable List<String> desired) {
    List<String> is = actual == null ? List.of() : actual;
    List<String> should = desired == null ? List.of() : desired;
    if (!is.equals(should)) {
      differ(path, String.join(" ", is), String.join(" ", should));
    }
  }

  private void environment() {
    Map<String, String> actual = pairs(container.environment());
    Map<String, @Nullable String> desired = service.process().environment();
    desired.forEach((name, value) -> {
      if (value != null && !value.equals(actual.get(name))) {
        differ("environment." + name, actual.get(name), value);
      }
    });
    if (image != null) {
      Map<String, String> inherited = pairs(image.environment());
      actual.forEach((name, value) -> {
        if (!desired.containsKey(name) && !value.equals(inherited.get(name))) {
          differ("environment." + name, value, inherited.get(name));
        }
      });
    }
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

  private void labels() {
    Map<String, String> desired = service.metadata().labels();
    desired.forEach((name, value) -> same("labels." + name, container.label(name), value));
    if (image != null) {
      container
          .labels()
          .forEach((name, value) -> {
            if (!desired.containsKey(name)
                && !name.startsWith("com.docker.compose.")
                && !value.equals(image.labels().get(name))) {
              differ("labels." + name, value, image.labels().get(name));
            }
          });
    }
  }

  /** Modes that name a service are compared by the container they lead to: see the planner. */
  private void networkMode() {
    String mode = service.networking().networkMode();
    if (mode != null && !mode.startsWith("service:") && !mode.startsWith("container:")) {
      String actual =
          container.networkMode().equals("default") ? "bridge" : container.networkMode();
      same("network_mode", actual, mode.equals("default") ? "bridge" : mode);
    }
  }

  /** The last resort: something differs that is not compared by itself. */
  private void hash() {
    String actual = container.labels().getOrDefault(ComposeLabels.CONFIG_HASH, "");
    String desired = ServiceHash.of(project, service, container, state.containers());
    if (found.isEmpty() && !actual.equals(desired)) {
      differ("(configuration hash)", actual, desired);
    }
  }

  private void differIf(String path, boolean actual, boolean desired) {
    if (actual != desired) {
      differ(path, String.valueOf(actual), String.valueOf(desired));
    }
  }

  private void same(String path, @Nullable String actual, @Nullable String desired) {
    if (desired != null && !Objects.equals(actual, desired)) {
      differ(path, actual, desired);
    }
  }

  private void differ(String path, @Nullable String actual, @Nullable String desired) {
    found.add(new Divergence("services." + service.name() + "." + path, actual, desired));
  }
}
