package compose.orchestrator.plan;

import org.jspecify.annotations.Nullable;

/**
 * How a step that was done is taken back.
 *
 * @param kind what is done
 * @param name of the container, network or volume
 */
public record Inverse(Kind kind, String name) {

  /** What takes a step back. */
  public enum Kind {
    /** Remove the container that was made. */
    REMOVE_CONTAINER,
    /** Remove the network that was made. */
    REMOVE_NETWORK,
    /** Remove the volume that was made, with its data. */
    REMOVE_VOLUME,
    /** Start what was stopped. */
    START,
    /** Stop what was started. */
    STOP,
    /** Freeze what was let go on. */
    PAUSE,
    /** Let go on what was frozen. */
    UNPAUSE,
    /** Nothing: the step left nothing, or nothing that matters. */
    NOTHING,
    /** It cannot be taken back. */
    IMPOSSIBLE
  }

  /** The inverse of an operation. */
  public static Inverse of(Operation operation) {
    return switch (operation) {
      case PullImage _,
          BuildImage _,
          CopyFiles _,
          AwaitCondition _,
          AwaitUpdate _,
          RenameContainer _ ->
          new Inverse(Kind.NOTHING, "");
      case PushImage push -> new Inverse(Kind.IMPOSSIBLE, "image " + push.image());
      case RemoveImage remove -> new Inverse(Kind.IMPOSSIBLE, "image " + remove.image());
      case CreateNetwork create -> new Inverse(Kind.REMOVE_NETWORK, create.network().name());
      case RemoveNetwork remove -> new Inverse(Kind.IMPOSSIBLE, "network " + remove.name());
      case ConnectNetwork connect -> impossible(connect.container());
      case DisconnectNetwork disconnect -> impossible(disconnect.container());
      case CreateVolume create -> new Inverse(Kind.REMOVE_VOLUME, create.volume().name());
      case RemoveVolume remove -> new Inverse(Kind.IMPOSSIBLE, "volume " + remove.name());
      case CreateContainer create -> created(create);
      case StartContainer start -> new Inverse(Kind.STOP, start.container().name());
      case StopContainer stop -> new Inverse(Kind.START, stop.container().name());
      case KillContainer kill -> new Inverse(Kind.START, kill.container().name());
      case PauseContainer pause -> new Inverse(Kind.UNPAUSE, pause.container().name());
      case UnpauseContainer unpause -> new Inverse(Kind.PAUSE, unpause.container().name());
      case RemoveContainer remove -> impossible(remove.container());
      case UpdateContainer update -> impossible(update.container());
      case RunHook hook -> new Inverse(Kind.IMPOSSIBLE, hook.point() + " hook");
      case RunPreStart run -> new Inverse(Kind.IMPOSSIBLE, run.point() + " hook");
    };
  }

  /** Without its replacement a service would have no container at all: the former one is gone. */
  private static Inverse created(CreateContainer create) {
    return create.createName().equals(create.container().name())
        ? new Inverse(Kind.REMOVE_CONTAINER, create.container().name())
        : impossible(create.container());
  }

  private static Inverse impossible(ContainerRef container) {
    return new Inverse(Kind.IMPOSSIBLE, "container " + container.name());
  }

  /** Whether this step removed what the other one made anew. */
  boolean removes(Inverse other) {
    return kind == Kind.IMPOSSIBLE
        && ((other.kind == Kind.REMOVE_NETWORK && name.equals("network " + other.name))
            || (other.kind == Kind.REMOVE_VOLUME && name.equals("volume " + other.name)));
  }

  /** One line that {@link #parse} reads. */
  public String text() {
    return kind.name() + " " + name;
  }

  /** Reads what {@link #text} wrote; null where it did not. */
  public static @Nullable Inverse parse(String text) {
    int space = text.indexOf(' ');
    for (Kind kind : Kind.values()) {
      if (space > 0 && text.substring(0, space).equals(kind.name())) {
        return new Inverse(kind, text.substring(space + 1));
      }
    }
    return null;
  }
}
